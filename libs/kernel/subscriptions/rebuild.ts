import { type MetadataStorage } from '@mikro-orm/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TenantRef } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';
import { type SchemaOwner } from '../tenancy/schema-owner.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { projectEvents } from './apply-projection.ts';
import { CatchUp } from './catch-up.ts';
import { ATTEMPTS_BEFORE_GIVING_UP, CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { reportOf } from './event-failed.ts';
import { cannotBeRebuilt, NEAR, rebuildOf, RebuildSwap, type RebuildTurn } from './rebuild-swap.ts';
import { NextTables } from './rebuild-tables.ts';
import { type Projection, type Subscription } from './subscription.ts';

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
  /** After a failure, until it is tried again. */
  readonly pauses: boolean;
}

const PAUSE_MS = 250;
/** It rests this many times as long as it worked, so that whoever writes finds a processor and a disk that are free. */
const RESTS = 2;

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
  readonly #tables: NextTables;
  readonly #swap: RebuildSwap;

  constructor(private readonly parts: RebuildParts) {
    this.#tables = new NextTables(parts.metadata);
    this.#swap = new RebuildSwap(parts.owner, parts.events, this.#tables);
    this.#catchUps = new CatchUp(parts.database, parts.events, (ms) => sleep(RESTS * ms));
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
    if (checkpoint.pauses && checkpoint.status !== 'cancelling') return 'waiting';
    try {
      if (checkpoint.status === 'cancelling') return await this.#swap.clearAway(tenant, projection);
      if (!(await this.#isPrepared(tenant, projection, checkpoint)))
        return await this.#swap.prepare(tenant, projection);
      return await this.#load(tenant, projection);
    } catch (error) {
      if (isLockTimeout(error)) return 'waiting';
      if (isDatabaseUnavailable(error)) throw error; // no event's fault
      await this.#recordFailure(tenant, name, error);
      if (error instanceof DomainError) return 'halted';
      throw error;
    }
  }

  /**
   * Rebuilds from beginning to end; goes on where an earlier one stopped. @param onProgress called after each turn
   * @throws DomainError as `start` does; DomainError `projection.rebuild-halted` when it keeps failing; the reason of `signal`. A database that is
   * away is waited for
   */
  async run(
    tenant: TenantRef,
    name: string,
    { onProgress, signal }: { onProgress?: (progress: RebuildProgress) => void; signal?: AbortSignal } = {},
  ): Promise<void> {
    let begun = false;
    for (;;) {
      signal?.throwIfAborted();
      try {
        if (!begun && !(await this.#checkpoint(tenant, name))) await this.start(tenant, name);
        begun = true;
        if (await this.#turn(tenant, name, onProgress)) continue;
        return;
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        await sleep(PAUSE_MS, undefined, signal ? { signal } : {}); // it will be back
      }
    }
  }

  /** @returns whether there is more to do */
  async #turn(tenant: TenantRef, name: string, onProgress?: (progress: RebuildProgress) => void): Promise<boolean> {
    const turn = await this.work(tenant, name).catch((): RebuildTurn => 'waiting'); // counted, and tried again after its pause
    const checkpoint = await this.#checkpoint(tenant, name);
    if (checkpoint) onProgress?.({ position: checkpoint.position, total: checkpoint.head });
    if (turn === 'halted') throw halted(name, checkpoint?.error?.message);
    if (turn === 'waiting') await sleep(PAUSE_MS);
    return turn !== 'done' && turn !== 'none';
  }

  /** Undefined when there is none. */
  async progress(tenant: TenantRef, name: string): Promise<RebuildProgress | undefined> {
    const checkpoint = await this.#checkpoint(tenant, name);
    return checkpoint && { position: checkpoint.position, total: checkpoint.head };
  }

  /** The projections of this release whose rebuild has something to do in the tenant. */
  async pending({ schema }: Pick<TenantRef, 'schema'>): Promise<string[]> {
    const rows = await this.parts.database.read<{ name: string }>(schema, { ...SQL.rebuilds, values: [SHARD] });
    return rows.map(({ name }) => name).filter((name) => this.parts.subscriptions.some((one) => one.name === name));
  }

  /** Gives it up: the next turn drops the new tables. @returns false when there was no rebuild */
  async cancel(tenant: TenantRef, name: string): Promise<boolean> {
    const values = [rebuildOf(name), SHARD];
    return (await this.parts.database.read(tenant.schema, { ...SQL.cancel, values })).length > 0;
  }

  readonly #applier: Applier<Projection> = {
    apply: async (projection, { tx, events }) => {
      tx.atCommit(await projectEvents(projection, events, tx, (entity) => this.#tables.next(entity)));
      return undefined;
    },
  };

  async #load(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    const { name } = projection;
    const moved = await this.#catchUps.run(tenant, { ...projection, name: rebuildOf(name) }, this.#applier);
    const now = await this.#checkpoint(tenant, name);
    if (now?.status !== 'rebuilding') return now ? 'loading' : 'none';
    if (now.head - now.position >= NEAR) return moved ? 'loading' : 'waiting';
    return this.#swap.finish(tenant, projection);
  }

  async #checkpoint({ schema }: TenantRef, name: string): Promise<Checkpoint | undefined> {
    const [row] = await this.parts.database.read<Checkpoint>(schema, {
      ...SQL.checkpoint,
      values: [rebuildOf(name), SHARD],
    });
    return row;
  }

  /** One that was halted before its tables were made has none yet, and one that came with a tenant from elsewhere has left them there. */
  async #isPrepared({ schema }: TenantRef, projection: Projection, { status }: Checkpoint): Promise<boolean> {
    if (status === 'requested') return false;
    const names = this.#tables.pairs(projection).map(({ next }) => next);
    const [row] = await this.parts.database.read<{ made: boolean }>(schema, { ...SQL.made, values: [names] });
    return row!.made;
  }

  async #recordFailure({ schema }: TenantRef, name: string, error: unknown): Promise<void> {
    const most = error instanceof DomainError ? 1 : ATTEMPTS_BEFORE_GIVING_UP; // what cannot be is not tried again
    const values = [rebuildOf(name), SHARD, JSON.stringify(reportOf(error)), most];
    await this.parts.database.read(schema, { ...SQL.failed, values });
  }

  #projection(name: string): Projection {
    const found = this.parts.subscriptions.find((one) => one.name === name);
    if (found?.kind !== 'projection')
      throw new DomainError('not-found', 'projection.not-found', 'There is no projection with this name', { name });
    if (found.tables.length === 0) throw cannotBeRebuilt(name, ['it names no tables']);
    return found;
  }
}

function halted(name: string, message = 'it keeps failing'): DomainError {
  return new DomainError('conflict', 'projection.rebuild-halted', `The rebuild is halted: ${message}`, { name });
}

function isLockTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === '55P03';
}
