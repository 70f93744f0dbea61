import { type PlatformDatabase, type PlatformTransaction } from '../tenancy/platform-database.ts';
import { type RootKeys } from './root-keys.ts';

type CopiedRow =
  | { readonly epoch: string }
  | { readonly tenantId: string; readonly generation: number; readonly epoch: string; readonly wrapped: string }
  | {
      readonly tenantId: string;
      readonly subject: string;
      readonly version: number;
      readonly generation: number | null;
      readonly wrapped: string | null;
      readonly erasedAt: string | null;
    };

const PAGE = 5_000;

const COPY = {
  epoch: 'select epoch from keys.epoch where retired_at is null',
  tenantKeys: `select tenant_id as "tenantId", generation, epoch, encode(wrapped, 'base64') as wrapped from keys.tenant_key
    where retired_at is null order by tenant_id`,
  subjects: `select tenant_id as "tenantId", subject, version, generation, encode(wrapped, 'base64') as wrapped, erased_at as "erasedAt"
    from keys.subject_key where (tenant_id, subject) > ($1, $2) order by tenant_id, subject limit $3`,
} as const;

const LAY = {
  retireEpochs: 'update keys.epoch set retired_at = coalesce(retired_at, now()) where epoch <> $1',
  epoch: `insert into keys.epoch (epoch) values ($1)
    on conflict (epoch) do update set retired_at = null, destroyed_at = null`,
  lost: 'update keys.epoch set destroyed_at = coalesce(destroyed_at, now()) where epoch <> all($1)',
  retireTenantKey:
    'update keys.tenant_key set retired_at = now() where tenant_id = $1 and generation < $2 and retired_at is null',
  tenantKey: `insert into keys.tenant_key (tenant_id, generation, epoch, wrapped) values ($1, $2, $3, decode($4, 'base64'))
    on conflict do nothing`,
  subject: `insert into keys.subject_key as k (tenant_id, subject, version, generation, wrapped, erased_at)
    values ($1, $2, $3, $4, decode($5, 'base64'), $6)
    on conflict (tenant_id, subject) do update set version = excluded.version, generation = excluded.generation,
      wrapped = excluded.wrapped, erased_at = excluded.erased_at, completed_at = null
    where k.erased_at is null and (excluded.generation is null or excluded.generation > k.generation)`,
  bury: `insert into keys.subject_key as k (tenant_id, subject, erased_at) values ($1, $2, $3)
    on conflict (tenant_id, subject) do update set wrapped = null, generation = null, erased_at = excluded.erased_at, completed_at = null
    where k.erased_at is null`,
  erased: 'select count(*)::int as erased from keys.subject_key where erased_at is not null and completed_at is null',
} as const;

/** The key tables as lines of JSON, in the order in which they are laid over: wrapped keys and tombstones, nothing that opens by itself. */
export async function* copyOfKeys(platform: PlatformDatabase): AsyncIterable<string> {
  for (const text of [COPY.epoch, COPY.tenantKeys])
    for (const row of await platform.query<CopiedRow>({ text })) yield line(row);
  let after = { tenantId: '00000000-0000-0000-0000-000000000000', subject: '' };
  for (;;) {
    const values = [after.tenantId, after.subject, PAGE];
    const rows = await platform.query<typeof after>({ text: COPY.subjects, values });
    for (const row of rows) yield line(row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!;
  }
}

/**
 * After a restore of the database: lays the copy of the key tables over what was restored, then every tombstone that was written
 * since. Who was erased is erased again; keys that are newer than the copy stay. Done whole or not at all; again changes nothing.
 * @returns how many erasures are to be done anew in read models and rows; the worker's sweep does that
 */
export async function layKeysOver(platform: PlatformDatabase, rootKeys: RootKeys): Promise<number> {
  const [names, tombstones] = [await rootKeys.names(), await rootKeys.tombstones()];
  return platform.transaction(async (tx) => {
    for await (const text of rootKeys.saved()) await lay(tx, JSON.parse(text) as CopiedRow);
    for (const { tenant, subject, erasedAt } of tombstones)
      await tx.query({ text: LAY.bury, values: [tenant, subject, erasedAt] });
    await tx.query({ text: LAY.lost, values: [names] });
    const [row] = await tx.query<{ erased: number }>({ text: LAY.erased });
    return row!.erased;
  });
}

async function lay(tx: PlatformTransaction, row: CopiedRow): Promise<void> {
  if ('subject' in row) {
    const { tenantId, subject, version, generation, wrapped, erasedAt } = row;
    await tx.query({ text: LAY.subject, values: [tenantId, subject, version, generation, wrapped, erasedAt] });
  } else if ('tenantId' in row) {
    const { tenantId, generation, epoch, wrapped } = row;
    await tx.query({ text: LAY.retireTenantKey, values: [tenantId, generation] });
    await tx.query({ text: LAY.tenantKey, values: [tenantId, generation, epoch, wrapped] });
  } else {
    await tx.query({ text: LAY.retireEpochs, values: [row.epoch] });
    await tx.query({ text: LAY.epoch, values: [row.epoch] });
  }
}

const line = (row: object): string => `${JSON.stringify(row)}\n`;
