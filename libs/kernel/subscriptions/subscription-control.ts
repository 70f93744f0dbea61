import { type RequestContext } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { type Appended } from '../events/aggregate.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { CONTROL_SQL as SQL } from './control-sql.ts';
import { enrol } from './enrol.ts';
import { intervene } from './intervention.ts';
import { rebuildOf } from './rebuild-swap.ts';
import { replayProcess } from './replay-process.ts';
import { type Subscription } from './subscription.ts';
import { type Intervention } from './subscription-events.ts';
import { type StatusRow, type SubscriptionStatus, toStatus } from './subscription-status.ts';

/** What is to be steered, and why. */
export interface SteeringOrder {
  readonly subscription: string;
  readonly reason: string;
}

interface Found {
  readonly status: string;
  readonly kind: string | null;
  readonly attempts: number;
  /** Status of its rebuild, where there is one. */
  readonly rebuild: string | undefined;
}

interface ControlParts {
  readonly database: TenantDatabase;
  readonly events: EventStore;
  /** Those of this release; whatever else a tenant has is retired. */
  readonly subscriptions: readonly Subscription[];
}

/**
 * What an operator sees of the subscriptions of a tenant, and does about them. Each order is told in the tenant's log with its reason,
 * together with its effect; asked for again, it changes nothing. Also a tenant that no worker has been with yet can be paused. A worker in the middle of a batch is waited for, up to the lock
 * timeout (`subscription.busy`).
 *
 * A rebuild of a projection is a wish: its checkpoint `<name>@rebuild` is `requested` until a worker begins it, and `cancelling` until a
 * worker has dropped the new tables. A process manager is rebuilt by `replayProcess`.
 */
export class SubscriptionControl {
  constructor(private readonly parts: ControlParts) {}

  /** In the order of their names, behind `after`. */
  async list(
    schema: string,
    { name = null, after = '', limit = 1_000 }: { name?: string | null; after?: string; limit?: number } = {},
  ): Promise<SubscriptionStatus[]> {
    const known = new Set(this.parts.subscriptions.map((subscription) => subscription.name));
    const values = [SHARD, name, after, limit];
    const rows = await this.parts.database.read<StatusRow & object>(schema, { ...SQL.list, values });
    return rows.map((row) => toStatus(row, known.has(row.name)));
  }

  /** @throws DomainError `subscription.not-found` */
  async get(schema: string, name: string): Promise<SubscriptionStatus> {
    const [found] = await this.list(schema, { name });
    if (!found) throw notFound(name);
    return found;
  }

  /** Holds a subscription where it stands; nothing is lost. @throws DomainError `subscription.not-found`, `subscription.halted`, `subscription.busy` */
  pause(context: RequestContext, order: SteeringOrder): Promise<Appended> {
    return this.#steer(context, order, async (tx, { status }) => {
      if (status === 'paused') return null;
      if (status === 'halted')
        throw new DomainError('conflict', 'subscription.halted', `${order.subscription} is halted already; resume it`);
      await tx.query({ ...SQL.set, values: [order.subscription, SHARD, 'paused'] });
      return { type: 'SubscriptionPaused', data: order };
    });
  }

  /**
   * Lets a paused or halted subscription go on, and its halted rebuild; one that pauses after a failure tries again at once.
   * @throws DomainError `subscription.not-found`, `subscription.busy`
   */
  resume(context: RequestContext, order: SteeringOrder): Promise<Appended> {
    const { subscription } = order;
    return this.#steer(context, order, async (tx, { status, attempts, rebuild }) => {
      const rests = status !== 'running' || attempts > 0;
      if (!rests && rebuild !== 'halted') return null;
      if (rests) await tx.query({ ...SQL.set, values: [subscription, SHARD, 'running'] });
      if (rebuild === 'halted') await tx.query({ ...SQL.set, values: [rebuildOf(subscription), SHARD, 'rebuilding'] });
      return { type: 'SubscriptionResumed', data: order };
    });
  }

  /**
   * Has a projection filled anew beside its tables, or a process manager read the log again without effect. Where a rebuild is under
   * way, nothing changes.
   * @throws DomainError `subscription.not-found`, `subscription.not-rebuildable`, `subscription.rebuild-cancelling`, `subscription.busy`,
   * and as `replayProcess` does
   */
  async rebuild(context: RequestContext, order: SteeringOrder): Promise<Appended> {
    const { subscription } = order;
    const { kind } = await this.get(context.tenant!.schema, subscription);
    if (kind === 'process') return replayProcess(this.parts, context, order);
    return this.#steer(context, order, async (tx, { rebuild }) => {
      if (rebuild === 'cancelling') throw stillCancelling(subscription);
      if (rebuild !== undefined) return null;
      if (!this.#isRebuildable(subscription)) throw notRebuildable(subscription, kind);
      await tx.query({ ...SQL.request, values: [rebuildOf(subscription), SHARD] });
      return { type: 'RebuildRequested', data: order };
    });
  }

  /** Gives a projection's rebuild up; the live tables stay as they are. @throws DomainError `subscription.not-found`, `subscription.not-rebuilding`, `subscription.busy` */
  cancelRebuild(context: RequestContext, order: SteeringOrder): Promise<Appended> {
    const { subscription } = order;
    return this.#steer(context, order, async (tx, { rebuild }) => {
      if (rebuild === 'cancelling') return null;
      if (rebuild === undefined)
        throw new DomainError('conflict', 'subscription.not-rebuilding', `${subscription} is not being rebuilt`);
      const row = [rebuildOf(subscription), SHARD];
      if (rebuild === 'requested') await tx.query({ ...SQL.forget, values: row });
      else await tx.query({ ...SQL.set, values: [...row, 'cancelling'] });
      return { type: 'RebuildCancelled', data: order };
    });
  }

  #isKnown(wanted: string): boolean {
    return this.parts.subscriptions.some(({ name }) => name === wanted);
  }

  #isRebuildable(name: string): boolean {
    const found = this.parts.subscriptions.find((subscription) => subscription.name === name);
    return found?.kind === 'projection' && found.tables.length > 0;
  }

  #steer(
    context: RequestContext,
    { subscription }: SteeringOrder,
    change: (tx: TenantTransaction, found: Found) => Promise<Intervention | null>,
  ): Promise<Appended> {
    return intervene(this.parts, context, subscription, async (tx) => {
      if (subscription.endsWith(rebuildOf(''))) throw notFound(subscription);
      const lock = (name: string) => tx.query<Omit<Found, 'rebuild'>>({ ...SQL.lock, values: [name, SHARD] });
      let [found] = await lock(subscription);
      if (!found && this.#isKnown(subscription)) {
        // No worker has been with the tenant yet.
        await enrol(tx, this.parts.events, this.parts.subscriptions);
        [found] = await lock(subscription);
      }
      if (!found) throw notFound(subscription);
      // In a statement of its own, which sees what whoever had the lock before has written.
      const [rebuild] = await lock(rebuildOf(subscription));
      return change(tx, { ...found, rebuild: rebuild?.status });
    });
  }
}

function notFound(name: string): DomainError {
  return new DomainError('not-found', 'subscription.not-found', `There is no subscription "${name}"`);
}

function notRebuildable(name: string, kind: string | null): DomainError {
  const why = kind === 'projection' ? 'it names no tables of its own' : `a ${kind ?? 'retired one'} acts on the world`;
  return new DomainError('conflict', 'subscription.not-rebuildable', `${name} cannot be rebuilt: ${why}`);
}

function stillCancelling(name: string): DomainError {
  return new DomainError(
    'conflict',
    'subscription.rebuild-cancelling',
    `The last rebuild of ${name} is being cleared away; try again in a moment`,
    { retryAfterSeconds: 2 },
  );
}
