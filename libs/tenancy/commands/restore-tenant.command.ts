import { open } from 'node:fs/promises';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  ArchiveError,
  currentContext,
  DomainError,
  HOME,
  importSchema,
  installationMark,
  KERNEL,
  type Kernel,
  type Manifest,
  migrationsOf,
  newTenantSchema,
  openArchive,
  type OpenArchive,
  parseLines,
  type PartArrival,
  readMigrations,
  type RegisteredTenant,
  type SandboxManifest,
  sandboxOf,
  sandboxSlug,
  type TransferProgress,
  verifyArchive,
} from '#kernel';
import { checkSlug } from '../domain/tenant.ts';
import { restored } from '../domain/tenant-standing.ts';
import { TenantChanges } from './tenant-changes.ts';
import { undoRestore } from './undo-restore.ts';

export interface FromFile {
  readonly file: string;
  /** Another slug than the archive's: beside the tenant that has it, or under a new name. */
  readonly slug?: string | undefined;
  readonly passphrase?: string | undefined;
  /** The tenant goes to work at once; otherwise it is suspended, to be looked at first. */
  readonly live?: boolean;
  onProgress?(progress: TransferProgress): void;
}

export interface RestoredTenant {
  /** UUID. */
  readonly tenantId: string;
  readonly slug: string;
  readonly status: string;
  /** What did not come along, and what to do about it. */
  readonly notes: readonly string[];
}

/** Makes a tenant out of an archive, with its test data where they are in it, with its log, its positions, its command ids and its subscriptions where they were. */
export class RestoreTenant extends Command<RestoredTenant> {
  constructor(readonly from: FromFile) {
    super();
  }
}

interface NewTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly schema: string;
}

/**
 * The archive is verified whole before anything is made, and every row compared after it has arrived. Until the last step the
 * registry says `restoring`, and nobody can reach the tenant; whatever fails or dies before it leaves nothing.
 */
@CommandHandler(RestoreTenant)
export class RestoreTenantHandler implements ICommandHandler<RestoreTenant> {
  readonly #migrations = readMigrations('tenant');

  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly changes: TenantChanges,
  ) {}

  /** @throws ArchiveError with what is wrong; DomainError `tenant.slug-taken`, `tenant.slug-malformed`, `tenant.slug-reserved` */
  async execute({ from }: RestoreTenant): Promise<RestoredTenant> {
    const file = await open(from.file).catch((error: Error) => {
      throw new ArchiveError(`${from.file} cannot be opened: ${error.message}`);
    });
    try {
      const { size } = await file.stat();
      const passphrase = from.passphrase ?? this.kernel.config.tenant.exportPassphrase;
      const archive = await openArchive(file, { size, passphrase });
      for (const { manifest } of schemasOf(archive)) migrationsOf(manifest, this.#migrations);
      await verifyArchive(archive);
      return await this.#restore(archive, { ...from, passphrase });
    } finally {
      await file.close();
    }
  }

  async #restore(archive: OpenArchive, from: FromFile): Promise<RestoredTenant> {
    const { operations } = this.kernel;
    const tenant = await this.#register(archive.manifest, from.slug);
    const actor = currentContext()!.actor!;
    const operation = await operations.begin({ tenantId: tenant.id, schema: tenant.schema, kind: 'restore', actor });
    let restoredTenant: RestoredTenant | undefined;
    let failure: unknown;
    const end = await operations.run(operation, async ({ operation: own }) => {
      try {
        restoredTenant = await this.#fillAll(archive, tenant, from);
        return { notes: restoredTenant.notes };
      } catch (error) {
        failure = error;
        await undoRestore(this.kernel, own).catch(() => undefined); // the first error says more; what is left the worker removes
        throw error;
      }
    });
    if (end === 'done') return restoredTenant!;
    throw failure;
  }

  /** The origin's id where nobody has it here, so that everything that names it is right; for a copy beside it a new one. */
  async #register({ tenant }: Manifest, as: string | undefined): Promise<NewTenant> {
    const slug = as ?? tenant.slug;
    if (as !== undefined) checkSlug(as);
    const known = await this.kernel.registry.find(tenant.id);
    const made = { id: known ? uuidv7() : tenant.id, slug, name: tenant.name, schema: newTenantSchema() };
    const rows = await this.kernel.platform.query({
      text: `insert into platform.tenant (id, slug, name, schema, status) select $1, $2, $3, $4, 'restoring'
        where not exists (select from platform.former_slug where slug = $2 and until > now() and tenant_id <> $5)
        on conflict do nothing returning id`,
      values: [made.id, slug, made.name, made.schema, tenant.id],
    });
    if (rows.length === 1) return made;
    const detail = `The slug "${slug}" belongs to a tenant here, or did until lately; give another one`;
    throw new DomainError('conflict', 'tenant.slug-taken', detail, { slug });
  }

  /** The sandbox of a tenant that is being restored: until that has an end nobody reaches it. */
  async #registerSandbox({ tenant, clockAheadMs }: SandboxManifest, live: NewTenant): Promise<NewTenant> {
    const known = await this.kernel.registry.find(tenant.id);
    const id = known ? uuidv7() : tenant.id;
    const made = { id, slug: sandboxSlug(live.slug, id), name: live.name, schema: newTenantSchema() };
    await this.kernel.platform.query({
      text: `insert into platform.tenant (id, slug, name, schema, status, sandbox_of, clock_ahead_ms)
        values ($1, $2, $3, $4, 'restoring', $5, $6)`,
      values: [made.id, made.slug, made.name, made.schema, live.id, clockAheadMs],
    });
    return made;
  }

  async #fillAll(archive: OpenArchive, tenant: NewTenant, from: FromFile): Promise<RestoredTenant> {
    const notes = await this.#fill(archive, tenant, from);
    const test = sandboxOf(archive);
    if (test) {
      const sandbox = await this.#registerSandbox(archive.manifest.sandbox!, tenant);
      notes.push(...(await this.#fill(test, sandbox, from)).map((note) => `Test data: ${note}`));
      await this.#finish(test, sandbox, from);
    }
    const { status } = await this.#finish(archive, tenant, from);
    return { tenantId: tenant.id, slug: tenant.slug, status, notes };
  }

  #fill(archive: OpenArchive, tenant: NewTenant, from: FromFile): Promise<string[]> {
    const { cells } = this.kernel;
    const { appRole } = cells.get(HOME);
    return cells.asOwner(HOME, async (place) => {
      const target = { place, schema: tenant.schema, appRole, migrations: this.#migrations };
      await importSchema(archive, { ...target, ...(from.onProgress ? { onProgress: from.onProgress } : {}) });
      return this.#takeParts(archive, { home: place, place, tenant, passphrase: from.passphrase });
    });
  }

  #finish({ manifest }: OpenArchive, tenant: NewTenant, { live = false }: FromFile): Promise<RegisteredTenant> {
    const { exportedAt } = manifest;
    return this.changes.change(tenant.id, () =>
      restored(tenant, { fromTenantId: manifest.tenant.id, exportedAt, live }),
    );
  }

  async #takeParts(
    { manifest, key, lines }: OpenArchive,
    at: Omit<PartArrival, 'key' | 'manifest' | 'sameSecret'>,
  ): Promise<string[]> {
    const sameSecret = manifest.installation === installationMark(this.kernel.config.secret);
    const notes: string[] = [];
    for (const part of this.kernel.archiveParts) {
      const content = manifest.parts.find(({ name }) => name === part.name) ?? { files: [] };
      const note = await part.arrive(parseLines(lines(content)), { ...at, key, manifest, sameSecret });
      if (note !== undefined) notes.push(note);
    }
    return notes;
  }
}

/** The archive, and its test data as one of their own. */
function schemasOf(archive: OpenArchive): OpenArchive[] {
  const test = sandboxOf(archive);
  return test ? [archive, test] : [archive];
}
