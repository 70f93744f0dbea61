import { type EntitySchema, type MetadataStorage } from '@mikro-orm/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TenantRef } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type OwnerTransaction, type SchemaOwner } from '../tenancy/schema-owner.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { projectEvents } from './apply-projection.ts';
import { CatchUp } from './catch-up.ts';
import { ATTEMPTS_BEFORE_GIVING_UP, CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { reportOf } from './event-failed.ts';
import { LogPages } from './log-pages.ts';
import { nextName, rebuildTables, type TablePair } from './rebuild-tables.ts';
import { type RowTable, rowTable } from './row-table.ts';
import { type Projection, type Subscription } from './subscription.ts';

/**
 * How a turn of a rebuild ended: there is more to load · it waits for a lock, for another worker, or for the pause after a failure ·
 * the new tables are live · it has failed too often and waits for an operator · there is none.
 */
export type RebuildTurn = 'loading' | 'waiting' | 'done' | 'halted' | 'none';

/** How far the new tables have come in the log. */
export interface RebuildProgress {
  readonly position: number;
  readonly total: number;
}

export interface RebuildParts {
  readonly database: TenantDatabase;
  readonly events: EventStore;
  readonly owner: SchemaOwner;
  readonly metadata: MetadataStorage;
  /** May be filled later. */
  readonly subscriptions: readonly Subscription[];
}

interface Checkpoint {
  readonly name: string;
  readonly position: number;
  readonly status: string;
  readonly head: number;
  readonly error: { readonly message: string } | null;
}

/** The name of the checkpoint of a projection's rebuild. */
export const rebuildOf = (projection: string): string => `${projection}@rebuild`;

/** So near to the head the rest is applied under the lock that swaps the tables. */
const NEAR = 500;
const LOCK_TIMEOUT_MS = 1_000;
const PAUSE_MS = 250;

/**
 * Fills new tables of a projection from the first event on while the live ones go on to be read and written, then swaps them in one
 * short transaction. Every reader sees complete rows at any moment: the old ones or the new ones. Outside effects are not repeated,
 * because projections have none. Checkpoint and rows of the new tables commit together, so whoever comes after a crash goes on where
 * it stopped; any number of workers may try.
 *
 * `run` does it all; workers take turns with `work`, so that rebuilds share a machine. The DDL is the owner's, the rows are written by
 * the tenant's role.
 */
export class Rebuild {
  readonly #catchUps: CatchUp;

  constructor(private readonly parts: RebuildParts) {
    this.#catchUps = new CatchUp(parts.database, parts.events, sleep);
  }

  /**
   * Asks for one; the first turn makes the new tables.
   * @throws DomainError when this is no projection that can be rebuilt, or one that is being rebuilt
   */
  async start(tenant: TenantRef, name: string): Promise<void> {
    this.#projection(name);
    const begun = await this.parts.database.read(tenant.schema, { ...SQL.begin, values: [rebuildOf(name), SHARD] });
    if (begun.length > 0) return;
    const message = 'This projection is being rebuilt; wait or cancel it';
    throw new DomainError('conflict', 'projection.rebuilding', message, { name });
  }

  /** One turn of about a second: making the tables, loading, the swap, or clearing away what was cancelled. */
  async work(tenant: TenantRef, name: string): Promise<RebuildTurn> {
    const projection = this.#projection(name);
    const checkpoint = await this.#checkpoint(tenant, name);
    if (!checkpoint) return 'none';
    if (checkpoint.status === 'halted') return 'halted';
    try {
      if (checkpoint.status === 'cancelling') return await this.#clearAway(tenant, projection);
      if (checkpoint.status === 'requested') return await this.#prepare(tenant, projection);
      return await this.#load(tenant, projection);
    } catch (error) {
      if (isLockTimeout(error)) return 'waiting';
      await this.#recordFailure(tenant, name, error);
      if (error instanceof DomainError) return 'halted';
      throw error;
    }
  }

  /**
   * Rebuilds from beginning to end; goes on where an earlier one stopped. @param onProgress called after each turn
   * @throws DomainError as `start` does; DomainError `projection.rebuild-halted` when it keeps failing; the error of `signal`
   */
  async run(
    tenant: TenantRef,
    name: string,
    { onProgress, signal }: { onProgress?: (progress: RebuildProgress) => void; signal?: AbortSignal } = {},
  ): Promise<void> {
    if (!(await this.#checkpoint(tenant, name))) await this.start(tenant, name);
    for (;;) {
      signal?.throwIfAborted();
      const turn = await this.work(tenant, name).catch((): RebuildTurn => 'waiting'); // counted, and tried again after its pause
      const checkpoint = await this.#checkpoint(tenant, name);
      if (checkpoint) onProgress?.({ position: checkpoint.position, total: checkpoint.head });
      if (turn === 'done' || turn === 'none') return;
      if (turn === 'halted') throw halted(name, checkpoint?.error?.message);
      if (turn === 'waiting') await sleep(PAUSE_MS, undefined, signal ? { signal } : {});
    }
  }

  /** Undefined when there is none. */
  async progress(tenant: TenantRef, name: string): Promise<RebuildProgress | undefined> {
    const checkpoint = await this.#checkpoint(tenant, name);
    return checkpoint && { position: checkpoint.position, total: checkpoint.head };
  }

  /** Gives it up: the next turn drops the new tables. @returns false when there was no rebuild */
  async cancel(tenant: TenantRef, name: string): Promise<boolean> {
    const values = [rebuildOf(name), SHARD];
    return (await this.parts.database.read(tenant.schema, { ...SQL.cancel, values })).length > 0;
  }

  readonly #applier: Applier<Projection> = {
    apply: async (projection, { tx, events }) => {
      tx.atCommit(await projectEvents(projection, events, tx, (entity) => this.#nextTable(entity)));
      return undefined;
    },
  };

  async #prepare(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    const pairs = this.#pairs(projection);
    return this.#held(tenant, projection, async (tx) => {
      const hindrances = await rebuildTables.hindrances(tx, pairs);
      if (hindrances.length > 0) throw cannotBeRebuilt(projection.name, hindrances);
      await this.#create(tx, projection.name, pairs);
      return 'loading';
    });
  }

  #clearAway(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    return this.#held(tenant, projection, async (tx) => {
      await rebuildTables.drop(tx, this.#pairs(projection));
      await tx.query({ ...SQL.end, values: [rebuildOf(projection.name), SHARD] });
      return 'none';
    });
  }

  async #load(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    const { name } = projection;
    const moved = await this.#catchUps.run(tenant, { ...projection, name: rebuildOf(name) }, this.#applier);
    const now = await this.#checkpoint(tenant, name);
    if (now?.status !== 'rebuilding') return now ? 'loading' : 'none';
    if (now.head - now.position >= NEAR) return moved ? 'loading' : 'waiting';
    return this.#finish(tenant, projection);
  }

  /** Makes the indexes, then swaps; in two transactions, so that the second is short. */
  async #finish(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    const pairs = this.#pairs(projection);
    const indexed = await this.#held(tenant, projection, async (tx) => {
      const differences = await rebuildTables.differences(tx, pairs);
      if (differences.some(isOfShape)) return this.#createAgain(tx, projection.name, pairs);
      await rebuildTables.index(tx, pairs);
      return 'done';
    });
    return indexed === 'done' ? this.#owned(tenant, (tx) => this.#swap(tx, projection, pairs)) : indexed;
  }

  /** By the owner, under the lock of the rebuild's checkpoint, so that one worker does it. */
  #held(
    tenant: TenantRef,
    { name }: Projection,
    work: (tx: OwnerTransaction) => Promise<RebuildTurn>,
  ): Promise<RebuildTurn> {
    return this.#owned(tenant, async (tx) => {
      const mine = await tx.query({ ...SQL.hold, values: [[rebuildOf(name)], SHARD] });
      return mine.length > 0 ? work(tx) : 'none';
    });
  }

  async #swap(tx: OwnerTransaction, projection: Projection, pairs: readonly TablePair[]): Promise<RebuildTurn> {
    const { name } = projection;
    const held = await tx.query<{ name: string; position: string; status: string }>({
      ...SQL.hold,
      values: [[name, rebuildOf(name)], SHARD],
    });
    const position = held.find((row) => row.name === rebuildOf(name) && row.status === 'rebuilding')?.position;
    if (position === undefined) return 'waiting';
    const head = await this.parts.events.head(tx);
    if (head - Number(position) >= NEAR) return 'loading';
    await this.#applyRest(tx, projection, { after: Number(position), head });
    await rebuildTables.lock(tx, pairs);
    if ((await rebuildTables.differences(tx, pairs)).length > 0) return this.#createAgain(tx, name, pairs);
    await rebuildTables.swap(tx, pairs);
    await tx.query({ ...SQL.replaced, values: [name, SHARD, head] });
    await tx.query({ ...SQL.end, values: [rebuildOf(name), SHARD] });
    return 'done';
  }

  async #applyRest(
    tx: OwnerTransaction,
    projection: Projection,
    place: { after: number; head: number },
  ): Promise<void> {
    const pages = new LogPages(this.parts.events, tx.schema, Object.keys(projection.handlers));
    for (let { after } = place; after < place.head;) {
      const { events, reached } = await pages.read({ after, head: place.head }, tx);
      for (const statement of await projectEvents(projection, events, tx, (entity) => this.#nextTable(entity)))
        await tx.query(statement);
      after = reached;
    }
  }

  /** A migration has changed the live tables: what was filled would lose that. */
  async #createAgain(tx: OwnerTransaction, name: string, pairs: readonly TablePair[]): Promise<'loading'> {
    await this.#create(tx, name, pairs);
    return 'loading';
  }

  /** Empty tables and the checkpoint at 0. */
  async #create(tx: OwnerTransaction, name: string, pairs: readonly TablePair[]): Promise<void> {
    await rebuildTables.create(tx, pairs);
    await tx.query({ ...SQL.restart, values: [rebuildOf(name), SHARD] });
    const differences = (await rebuildTables.differences(tx, pairs)).filter(isOfShape);
    if (differences.length > 0) throw cannotBeRebuilt(name, differences);
  }

  async #checkpoint({ schema }: TenantRef, name: string): Promise<Checkpoint | undefined> {
    const [row] = await this.parts.database.read<Checkpoint>(schema, {
      ...SQL.checkpoint,
      values: [rebuildOf(name), SHARD],
    });
    return row;
  }

  async #recordFailure({ schema }: TenantRef, name: string, error: unknown): Promise<void> {
    const most = error instanceof DomainError ? 1 : ATTEMPTS_BEFORE_GIVING_UP; // what cannot be is not tried again
    const values = [rebuildOf(name), SHARD, JSON.stringify(reportOf(error)), most];
    await this.parts.database.read(schema, { ...SQL.failed, values });
  }

  #owned<T>({ schema }: TenantRef, work: (tx: OwnerTransaction) => Promise<T>): Promise<T> {
    return this.parts.owner.transaction(schema, { lockTimeoutMs: LOCK_TIMEOUT_MS }, work);
  }

  #projection(name: string): Projection {
    const found = this.parts.subscriptions.find((one) => one.name === name);
    if (found?.kind !== 'projection')
      throw new DomainError('not-found', 'projection.not-found', 'There is no projection with this name', { name });
    if (found.tables.length === 0) throw cannotBeRebuilt(name, ['it names no tables']);
    return found;
  }

  #pairs({ tables }: Projection): TablePair[] {
    return tables
      .map((entity) => rowTable(entity, this.parts.metadata).name)
      .sort()
      .map((live) => ({ live, next: nextName(live) }));
  }

  readonly #nextTables = new Map<EntitySchema, RowTable>();
  #nextTable(entity: EntitySchema): RowTable {
    const table = rowTable(entity, this.parts.metadata);
    const next = this.#nextTables.get(entity) ?? table.named(nextName(table.name));
    this.#nextTables.set(entity, next);
    return next;
  }
}

/** Whether a difference is one of columns, settings or rights; indexes and constraints are made last. */
function isOfShape(difference: string): boolean {
  return !/^(index|constraint) /.test(difference);
}

function cannotBeRebuilt(name: string, reasons: readonly string[]): DomainError {
  const why = reasons.join(', ');
  return new DomainError(
    'conflict',
    'projection.not-rebuildable',
    `This projection cannot be rebuilt beside its tables: ${why}`,
    { name },
  );
}

function halted(name: string, message = 'it keeps failing'): DomainError {
  return new DomainError('conflict', 'projection.rebuild-halted', `The rebuild is halted: ${message}`, { name });
}

function isLockTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === '55P03';
}
