import { type TenantRef } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type OwnerTransaction, type SchemaOwner } from '../tenancy/schema-owner.ts';
import { projectEvents } from './apply-projection.ts';
import { CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { LogPages } from './log-pages.ts';
import { type NextTables, rebuildTables, type TablePair } from './rebuild-tables.ts';
import { type Projection } from './subscription.ts';

/**
 * How a turn of a rebuild ended: there is more to load · it waits for a lock, for another worker, or for the pause after a failure ·
 * the new tables are live · it has failed too often and waits for an operator · there is none.
 */
export type RebuildTurn = 'loading' | 'waiting' | 'done' | 'halted' | 'none';

/** The name of the checkpoint of a projection's rebuild. */
export const rebuildOf = (projection: string): string => `${projection}@rebuild`;

/** So near to the head the rest is applied under the lock that swaps the tables. */
export const NEAR = 500;
const LOCK_TIMEOUT_MS = 1_000;

/** The owner's part of a rebuild. Each step is done whole or not at all, under the lock of the rebuild's checkpoint. */
export class RebuildSwap {
  constructor(
    private readonly owner: SchemaOwner,
    private readonly events: EventStore,
    private readonly tables: NextTables,
  ) {}

  /** Makes the tables that are to be filled. @throws DomainError `projection.not-rebuildable` */
  async prepare(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    const pairs = this.tables.pairs(projection);
    return this.#held(tenant, projection, async (tx) => {
      const hindrances = await rebuildTables.hindrances(tx, pairs);
      if (hindrances.length > 0) throw cannotBeRebuilt(projection.name, hindrances);
      await this.#create(tx, projection.name, pairs);
      return 'loading';
    });
  }

  /** Drops them, and the checkpoint with them. */
  clearAway(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    return this.#held(tenant, projection, async (tx) => {
      await rebuildTables.drop(tx, this.tables.pairs(projection));
      await tx.query({ ...SQL.end, values: [rebuildOf(projection.name), SHARD] });
      return 'none';
    });
  }

  /** Makes the indexes, then swaps; in two transactions, so that the second is short. */
  async finish(tenant: TenantRef, projection: Projection): Promise<RebuildTurn> {
    const pairs = this.tables.pairs(projection);
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
    const head = await this.events.head(tx);
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
    const pages = new LogPages(this.events, tx.schema, Object.keys(projection.handlers));
    for (let { after } = place; after < place.head;) {
      const { events, reached } = await pages.read({ after, head: place.head }, tx);
      for (const statement of await projectEvents(projection, events, tx, (entity) => this.tables.next(entity)))
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

  /** A tenant that stands still has had rights taken from its tables, one by one: no table may come or go meanwhile. */
  #owned({ schema }: TenantRef, work: (tx: OwnerTransaction) => Promise<RebuildTurn>): Promise<RebuildTurn> {
    return this.owner.transaction(schema, { lockTimeoutMs: LOCK_TIMEOUT_MS }, async (tx) => {
      const [state] = await tx.query<{ status: string }>({ text: 'select status from tenant_state for share' });
      return state?.status === 'live' ? work(tx) : 'waiting';
    });
  }
}

/** Whether a difference is one of columns, settings or rights; indexes and constraints are made last. */
function isOfShape(difference: string): boolean {
  return !/^(index|constraint) /.test(difference);
}

/** @param reasons what is in the way */
export function cannotBeRebuilt(name: string, reasons: readonly string[]): DomainError {
  const why = reasons.join(', ');
  return new DomainError(
    'conflict',
    'projection.not-rebuildable',
    `This projection cannot be rebuilt beside its tables: ${why}`,
    { name },
  );
}
