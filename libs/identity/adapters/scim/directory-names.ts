import { type NamesOfActors, type TenantDatabase, typedId, uuidOf } from '#kernel';

const NAMES = {
  name: 'directory.names',
  text: `select connection_id, name from identity_connection where connection_id = any($1)`,
};

/** Names of directories by their public ids, `dir_…`, also of those that were removed. */
export function directoryNames(database: TenantDatabase): NamesOfActors {
  return async (schema, ids) => {
    const directories = ids.flatMap((id) => uuidOf('dir', id) ?? []);
    const statement = { ...NAMES, values: [directories] };
    const rows = await database.read<{ connection_id: string; name: string }>(schema, statement);
    return new Map(rows.map(({ connection_id, name }) => [typedId('dir', connection_id), name]));
  };
}
