import { type ArchivePart } from '#kernel';
import { rowsPart, type RowsSql } from './rows-part.ts';

/** A key as JSON, every column of it, so that no column that comes later is forgotten. */
const LEAVE = `select to_jsonb(k) - 'tenant_id' - 'secret_hash' || jsonb_build_object('secret_hash', encode(secret_hash, 'hex')) as key
  from platform.api_key k where tenant_id = $1 order by key_id collate "C"`;

/** What archives from before a column lack. */
const LACKING = `'{"metadata": {}, "networks": [], "limits": [], "origins": [], "untold": [], "version": 1, "api_version": "2026-11-01"}'::jsonb`;
const ARRIVE = `insert into platform.api_key select r.* from jsonb_populate_record(null::platform.api_key,
    ${LACKING} || $1::jsonb || jsonb_build_object('tenant_id', $2::text, 'secret_hash', '\\x' || ($1::jsonb ->> 'secret_hash'))) r
  on conflict do nothing`;

/**
 * The tenant's API keys. They open something only where the tenant keeps its id and the installation has the same secret: what is
 * stored of a key is a digest under that secret.
 */
export const apiKeysPart: ArchivePart = {
  name: 'api-keys',
  tables: ['api_key'],
  async *leave({ home, tenant }) {
    const { rows } = await home.query<{ key: object }>(LEAVE, [tenant.id]);
    yield* rows.map(({ key }) => key);
  },
  async arrive(rows, { home, tenant, manifest, sameSecret }) {
    const fits = sameSecret && tenant.id === manifest.tenant.id;
    let left = 0;
    for await (const row of rows) {
      if (fits) await home.query(ARRIVE, [JSON.stringify(row), tenant.id]);
      else left += 1;
    }
    return left === 0
      ? undefined
      : `${left} API keys did not come along, because they open nothing here; issue new ones`;
  },
};

const ACCOUNTS: RowsSql = {
  table: 'service_account',
  leave: `select to_jsonb(r) - 'tenant_id' as row from platform.service_account r where tenant_id = $1 order by service_account_id`,
  arrive: `insert into platform.service_account select r.* from jsonb_populate_record(null::platform.service_account,
      $1::jsonb || jsonb_build_object('tenant_id', $2::text)) r on conflict do nothing`,
};
const POLICY: RowsSql = {
  table: 'api_key_policy',
  leave: `select to_jsonb(r) - 'tenant_id' as row from platform.api_key_policy r where tenant_id = $1`,
  arrive: `insert into platform.api_key_policy select r.* from jsonb_populate_record(null::platform.api_key_policy,
      $1::jsonb || jsonb_build_object('tenant_id', $2::text)) r on conflict do nothing`,
};

/** Whom keys belong to, and what was decided about them: both mean the same in a copy of the tenant. */
export const keyOwnersParts: readonly ArchivePart[] = [
  rowsPart('service-accounts', ACCOUNTS),
  rowsPart('api-key-policy', POLICY),
];
