import { type ArchivePart } from '#kernel';

const COLUMNS = `key_id, name, mode, kind, scopes, encode(secret_hash, 'hex') as secret_hash, command_id, fingerprint,
  created_at, expires_at, revoked_at, last_used_at`;

/**
 * The tenant's API keys. They open something only where the tenant keeps its id and the installation has the same secret: what is
 * stored of a key is a digest under that secret.
 */
export const apiKeysPart: ArchivePart = {
  name: 'api-keys',
  async *leave({ home, tenant }) {
    const { rows } = await home.query<object>(
      `select ${COLUMNS} from platform.api_key where tenant_id = $1 order by key_id collate "C"`,
      [tenant.id],
    );
    yield* rows;
  },
  async arrive(rows, { home, tenant, manifest, sameSecret }) {
    const fits = sameSecret && tenant.id === manifest.tenant.id;
    let left = 0;
    for await (const row of rows) {
      if (!fits) left += 1;
      else
        await home.query(
          `insert into platform.api_key select k.key_id, $2, k.name, k.mode, k.kind, k.scopes, decode(k.secret_hash, 'hex'), k.command_id,
             k.fingerprint, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
           from jsonb_to_record($1) as k(key_id text, name text, mode text, kind text, scopes text[], secret_hash text, command_id uuid,
             fingerprint text, created_at timestamptz, expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
           on conflict do nothing`,
          [JSON.stringify(row), tenant.id],
        );
    }
    return left === 0
      ? undefined
      : `${left} API keys did not come along, because they open nothing here; issue new ones`;
  },
};
