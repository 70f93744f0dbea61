import { type NamesOfActors, type TenantDatabase } from '#kernel';

const NAMES = {
  name: 'oauth.names',
  text: `select id, payload ->> 'name' as name from identity_oauth where model = 'Client' and id = any($1)`,
};

/** Names of apps by their public ids, `app_…`. */
export function clientNames(database: TenantDatabase): NamesOfActors {
  return async (schema, ids) => {
    const rows = await database.read<{ id: string; name: string }>(schema, { ...NAMES, values: [ids] });
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
}
