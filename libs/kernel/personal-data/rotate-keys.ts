import { randomBytes } from 'node:crypto';
import { type PlatformDatabase, type PlatformTransaction } from '../tenancy/platform-database.ts';
import { copyOfKeys } from './key-copy.ts';
import { currentEpoch, placeOf } from './postgres-subject-keys.ts';
import { type RootKeys } from './root-keys.ts';
import { decrypt, encrypt } from './sealed-text.ts';

export interface RotationProgress {
  /** Tenants whose keys are under the new root key. */
  readonly done: number;
  readonly total: number;
}

export interface RotationOptions {
  /** A root key that is younger stays; what an earlier run left behind is ended all the same. */
  readonly minimumDays?: number;
  readonly onProgress?: (progress: RotationProgress) => void;
}

export interface Rotation {
  readonly epoch: string;
  readonly tenants: number;
  /** Root keys that are gone for good. */
  readonly destroyed: readonly string[];
}

interface KeyParts {
  readonly platform: PlatformDatabase;
  readonly rootKeys: RootKeys;
}

interface TenantKey {
  readonly generation: number;
  readonly epoch: string;
  readonly wrapped: Buffer;
}

/** People whose keys are wrapped anew in one transaction. */
const PAGE = 500;

const SQL = {
  unfinished: 'select 1 from keys.epoch where retired_at is not null and destroyed_at is null limit 1',
  due: `select 1 from keys.epoch where destroyed_at is null
    and (retired_at is not null or begun_at < now() - make_interval(days => $1)) limit 1`,
  retire: `update keys.epoch set retired_at = now() where epoch = $1 and retired_at is null
    and begun_at <= now() - make_interval(days => $2) returning epoch`,
  begin: 'insert into keys.epoch (epoch) values ($1)',
  behind: `select tenant_id from keys.tenant_key g group by tenant_id
    having bool_or(epoch <> $1) order by tenant_id`,
  lock: 'select generation, epoch, wrapped from keys.tenant_key where tenant_id = $1 and retired_at is null for update',
  retireTenantKey: 'update keys.tenant_key set retired_at = now() where tenant_id = $1 and retired_at is null',
  addTenantKey: 'insert into keys.tenant_key (tenant_id, generation, epoch, wrapped) values ($1, $2, $3, $4)',
  tenantKeys: 'select generation, epoch, wrapped from keys.tenant_key where tenant_id = $1',
  page: `select subject, generation, wrapped from keys.subject_key
    where tenant_id = $1 and wrapped is not null and generation <> $2 order by subject limit $3 for update`,
  rewrap: `update keys.subject_key k set generation = $2, wrapped = s.wrapped
    from unnest($3::text[], $4::bytea[]) s(subject, wrapped) where k.tenant_id = $1 and k.subject = s.subject and k.wrapped is not null`,
  dropTenantKeys: `delete from keys.tenant_key g where tenant_id = $1 and retired_at is not null and not exists
    (select from keys.subject_key k where k.tenant_id = g.tenant_id and k.generation = g.generation)`,
  spent: `select epoch from keys.epoch e where retired_at is not null and destroyed_at is null and not exists
    (select from keys.tenant_key g where g.epoch = e.epoch)`,
  destroyed: 'update keys.epoch set destroyed_at = now() where epoch = $1',
} as const;

/**
 * Begins a new epoch: gives every tenant a new key under a new root key, wraps the keys of all who live with that, keeps a copy of
 * the key tables outside of the database, and destroys the old root key. From then on no backup that is older can open anything of
 * a person who was erased. Runs beside everything else. Cut short at any point, the next run goes on with the same epoch.
 * @throws MissingRootKey when a root key that is still needed is not there; then nothing is destroyed
 */
export async function rotateKeys(
  parts: KeyParts,
  { minimumDays = 0, onProgress = () => undefined }: RotationOptions = {},
): Promise<Rotation> {
  const { platform, rootKeys } = parts;
  const epoch = await beginEpoch(parts, minimumDays);
  const buried = await rootKeys.tombstones();
  const behind = await platform.query<{ tenant_id: string }>({ text: SQL.behind, values: [epoch] });
  for (const [done, { tenant_id: tenantId }] of behind.entries()) {
    onProgress({ done, total: behind.length });
    await rotateTenant(parts, tenantId, epoch);
  }
  onProgress({ done: behind.length, total: behind.length });
  // Before the old root key goes: a database that is restored later gets its keys from this copy.
  await rootKeys.save(copyOfKeys(platform));
  await rootKeys.forget(buried);
  const destroyed = await platform.query<{ epoch: string }>({ text: SQL.spent });
  for (const { epoch: old } of destroyed) {
    await rootKeys.destroy(old);
    await platform.query({ text: SQL.destroyed, values: [old] });
  }
  return { epoch, tenants: behind.length, destroyed: destroyed.map(({ epoch: old }) => old) };
}

/** Whether the root key in use is older than so many days, or an older one still waits to be destroyed. */
export async function isRotationDue(platform: PlatformDatabase, days: number): Promise<boolean> {
  return (await platform.query({ text: SQL.due, values: [days] })).length > 0;
}

async function beginEpoch({ platform, rootKeys }: KeyParts, minimumDays: number): Promise<string> {
  const current = await currentEpoch(platform, rootKeys);
  const unfinished = await platform.query({ text: SQL.unfinished });
  if (unfinished.length > 0) return current;
  const next = await rootKeys.create();
  const begun = await platform.transaction(async (tx) => {
    const [retired] = await tx.query({ text: SQL.retire, values: [current, minimumDays] });
    if (retired) await tx.query({ text: SQL.begin, values: [next] });
    return retired !== undefined;
  });
  if (begun) return next;
  await rootKeys.destroy(next); // somebody else has begun one meanwhile
  return currentEpoch(platform, rootKeys);
}

async function rotateTenant({ platform, rootKeys }: KeyParts, tenantId: string, epoch: string): Promise<void> {
  const generation = await platform.transaction((tx) => newTenantKey(tx, rootKeys, tenantId, epoch));
  const opened = new Map<number, Buffer>();
  for (const key of await platform.query<TenantKey>({ text: SQL.tenantKeys, values: [tenantId] }))
    opened.set(key.generation, await rootKeys.unwrap(key.epoch, key.wrapped, tenantId));
  const rewrapPage = (tx: PlatformTransaction): Promise<number> => rewrap(tx, tenantId, generation, opened);
  while ((await platform.transaction(rewrapPage)) === PAGE);
  await platform.query({ text: SQL.dropTenantKeys, values: [tenantId] });
}

/** The row's lock waits for whoever writes a person's key under the old one, and holds back those who would. */
async function newTenantKey(
  tx: PlatformTransaction,
  rootKeys: RootKeys,
  tenantId: string,
  epoch: string,
): Promise<number> {
  const [current] = await tx.query<TenantKey>({ text: SQL.lock, values: [tenantId] });
  if (current!.epoch === epoch) return current!.generation;
  const generation = current!.generation + 1;
  const wrapped = await rootKeys.wrap(epoch, randomBytes(32), tenantId);
  await tx.query({ text: SQL.retireTenantKey, values: [tenantId] });
  await tx.query({ text: SQL.addTenantKey, values: [tenantId, generation, epoch, wrapped] });
  return generation;
}

async function rewrap(
  tx: PlatformTransaction,
  tenantId: string,
  generation: number,
  opened: ReadonlyMap<number, Buffer>,
): Promise<number> {
  const values = [tenantId, generation, PAGE];
  const page = await tx.query<{ subject: string; generation: number; wrapped: Buffer }>({ text: SQL.page, values });
  const wrapped = page.map((row) => {
    const place = placeOf(tenantId, row.subject);
    return encrypt(opened.get(generation)!, decrypt(opened.get(row.generation)!, row.wrapped, place), place);
  });
  const subjects = page.map(({ subject }) => subject);
  if (page.length > 0) await tx.query({ text: SQL.rewrap, values: [tenantId, generation, subjects, wrapped] });
  return page.length;
}
