import { type NamesOfActors, type PlatformDatabase } from '#kernel';
import { keyIdOf, publicKeyId } from '../domain/api-key.ts';

const NAMES = {
  name: 'api_key.names',
  text: `select k.key_id, k.name from platform.tenant t join platform.api_key k on k.tenant_id = coalesce(t.sandbox_of, t.id)
    where t.schema = $1 and k.key_id = any($2)`,
} as const;

/** Names of a tenant's API keys by their public ids, `key_…`, revoked ones too. */
export function keyNames(platform: PlatformDatabase): NamesOfActors {
  return async (schema, ids) => {
    const keys = ids.flatMap((id) => keyIdOf(id) ?? []);
    const rows = await platform.query<{ key_id: string; name: string }>({ ...NAMES, values: [schema, keys] });
    return new Map(rows.map(({ key_id, name }) => [publicKeyId(key_id), name]));
  };
}
