import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type Bus } from '../bus/bus.ts';
import { type PlatformDatabase } from '../tenancy/platform-database.ts';
import { KeyCache } from './key-cache.ts';
import { type ArchivedSubject, type KeyArchive, openArchive, sealArchive } from './key-archive.ts';
import { KEY_SQL as SQL } from './key-sql.ts';
import { type RootKeys } from './root-keys.ts';
import { decrypt, encrypt } from './sealed-text.ts';
import { type SubjectKey, SubjectKeys } from './subject-keys.ts';

/** Tells every process of the installation to forget a person's key. */
const TOPIC = 'keys.erased';
const KEEP_MS = 60_000;
const MOST_SUBJECTS = 50_000;
const MOST_TENANTS = 10_000;
const ATTEMPTS = 10;

interface TenantKeyRow {
  tenant_id: string;
  generation: number | null;
  epoch: string;
  tenant_key: Buffer;
}

interface SubjectKeyRow extends TenantKeyRow {
  subject: string;
  version: number;
  wrapped: Buffer | null;
  erased_at: Date | null;
}

interface NewKey {
  readonly subject: string;
  readonly version: number;
  readonly key: Uint8Array;
}

/**
 * Wrapped keys in schema `keys`, under root keys that lie elsewhere. Opened keys live for a minute at most in a bounded memory; an
 * erasure drops them at once here and, by a hint, everywhere.
 */
export class PostgresSubjectKeys extends SubjectKeys {
  readonly #subjects = new KeyCache<SubjectKey>(MOST_SUBJECTS, KEEP_MS);
  readonly #tenants = new KeyCache<KeyObject>(MOST_TENANTS, KEEP_MS);
  #listens = false;

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly roots: RootKeys,
    private readonly bus: Bus,
  ) {
    super();
  }

  override async find(schema: string, subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const found = new Map<string, SubjectKey>();
    const missing: string[] = [];
    for (const subject of new Set(subjects)) {
      const key = this.#subjects.get(cacheKey(schema, subject));
      if (key) found.set(subject, key);
      else missing.push(subject);
    }
    if (missing.length === 0) return found;
    this.#listen();
    const { moment } = this.#subjects;
    const rows = await this.platform.query<SubjectKeyRow>({ ...SQL.find, values: [schema, missing] });
    for (const row of rows) {
      const key = await this.#opened(row);
      found.set(row.subject, key);
      this.#subjects.keep(cacheKey(schema, row.subject), key, moment);
    }
    return found;
  }

  override async findOrCreate(schema: string, subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const found = await this.find(schema, subjects);
      const missing = [...new Set(subjects)].filter((subject) => !found.has(subject));
      if (missing.length === 0) return found;
      await this.#create(
        schema,
        missing.map((subject) => ({ subject, version: 1, key: randomBytes(32) })),
      );
    }
    throw unknownTenant(schema);
  }

  override erase(schema: string, subject: string): Promise<Date> {
    return this.#erase(schema, subject, new Date());
  }

  override async unfinished(schema: string): Promise<string[]> {
    const rows = await this.platform.query<{ subject: string }>({ ...SQL.unfinished, values: [schema] });
    return rows.map(({ subject }) => subject);
  }

  override async complete(schema: string, subject: string): Promise<void> {
    await this.platform.query({ ...SQL.complete, values: [schema, subject] });
  }

  override async exportFor(schema: string, passphrase: string): Promise<KeyArchive> {
    const rows = await this.platform.query<SubjectKeyRow>({ ...SQL.all, values: [schema] });
    const subjects: ArchivedSubject[] = [];
    for (const row of rows) {
      const { subject, erased_at: erasedAt } = row;
      const key = await this.#opened(row);
      if (key === 'erased') subjects.push({ subject, erasedAt: erasedAt!.toISOString() });
      else subjects.push({ subject, version: key.version, key: key.key.export().toString('base64') });
    }
    return sealArchive(subjects, passphrase);
  }

  override async importFor(schema: string, archive: KeyArchive, passphrase: string): Promise<void> {
    for (const subject of await openArchive(archive, passphrase)) {
      if ('erasedAt' in subject) await this.#erase(schema, subject.subject, new Date(subject.erasedAt));
      else await this.#import(schema, subject.subject, subject.version, Buffer.from(subject.key, 'base64'));
    }
  }

  override async destroyAll(tenantId: string): Promise<void> {
    await this.platform.query({ ...SQL.destroyAll, values: [tenantId] });
    this.#subjects.clear();
  }

  async #erase(schema: string, subject: string, erasedAt: Date): Promise<Date> {
    const tenant = await this.#tenantOf(schema);
    // Outside of the database first: whatever happens to it from now on, the erasure is not forgotten.
    await this.roots.bury({ tenant: tenant.tenant_id, subject, erasedAt: erasedAt.toISOString() });
    const values = [tenant.tenant_id, subject, erasedAt];
    const [row] = await this.platform.query<{ erased_at: Date }>({ ...SQL.erase, values });
    this.#subjects.drop(cacheKey(schema, subject));
    this.bus.publish(TOPIC, cacheKey(schema, subject));
    return row!.erased_at;
  }

  async #import(schema: string, subject: string, version: number, key: Buffer): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if ((await this.find(schema, [subject])).has(subject)) return;
      await this.#create(schema, [{ subject, version, key }]);
    }
    throw unknownTenant(schema);
  }

  async #tenantOf(schema: string): Promise<TenantKeyRow> {
    const [tenant] = await this.platform.query<TenantKeyRow>({ ...SQL.tenantKey, values: [schema] });
    if (!tenant) throw unknownTenant(schema);
    return tenant;
  }

  /** With the first key: a process that meets no personal data needs no connection for hints. */
  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    this.bus.subscribe(
      TOPIC,
      (key) => this.#subjects.drop(key),
      () => this.#subjects.clear(),
    );
  }

  /** May make fewer than it was asked for, when a rotation or another process was in between: then it is asked again. */
  async #create(schema: string, made: readonly NewKey[]): Promise<void> {
    const tenant = await this.#tenantOf(schema);
    const { tenant_id: tenantId, generation } = tenant;
    if (generation === null) return this.#createTenantKey(tenantId);
    const key = await this.#tenantKey(tenant);
    const subjects = made.map(({ subject }) => subject);
    const versions = made.map(({ version }) => version);
    const wrapped = made.map((one) => encrypt(key, one.key, placeOf(tenantId, one.subject)));
    await this.platform.query({ ...SQL.create, values: [tenantId, generation, subjects, versions, wrapped] });
  }

  async #createTenantKey(tenantId: string): Promise<void> {
    const epoch = await currentEpoch(this.platform, this.roots);
    const wrapped = await this.roots.wrap(epoch, randomBytes(32), tenantId);
    await this.platform.query({ ...SQL.createTenantKey, values: [tenantId, epoch, wrapped] });
  }

  async #opened(row: SubjectKeyRow): Promise<SubjectKey> {
    const { tenant_id: tenantId, subject, version, wrapped } = row;
    if (wrapped === null) return 'erased';
    const key = decrypt(await this.#tenantKey(row), wrapped, placeOf(tenantId, subject));
    return { version, key: createSecretKey(key) };
  }

  async #tenantKey({ tenant_id: tenantId, generation, epoch, tenant_key: wrapped }: TenantKeyRow): Promise<KeyObject> {
    const name = `${tenantId}:${generation}:${epoch}`;
    const known = this.#tenants.get(name);
    if (known) return known;
    const { moment } = this.#tenants;
    const key = createSecretKey(await this.roots.unwrap(epoch, wrapped, tenantId));
    this.#tenants.keep(name, key, moment);
    return key;
  }
}

/** The root key in use; the first one is made when nothing was sealed before. Of two processes that make one, the first wins. */
export async function currentEpoch(platform: PlatformDatabase, roots: RootKeys): Promise<string> {
  const [current] = await platform.query<{ epoch: string }>(SQL.epoch);
  if (current) return current.epoch;
  const made = await roots.create();
  await platform.query({ ...SQL.createEpoch, values: [made] });
  const [kept] = await platform.query<{ epoch: string }>(SQL.epoch);
  if (kept!.epoch !== made) await roots.destroy(made);
  return kept!.epoch;
}

/** What a person's wrapped key is bound to. */
export function placeOf(tenantId: string, subject: string): string {
  return `${tenantId}|${subject}`;
}

const unknownTenant = (schema: string): Error => new Error(`${schema} is not in the registry of tenants`);
const cacheKey = (schema: string, subject: string): string => `${schema} ${subject}`;
