import { type TenantRef } from '../context/request-context.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { UnreadableEvent } from '../events/unreadable-event.ts';
import { type Clock } from '../domain/clock.ts';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';
import { type Statement, type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { applyFeed } from './apply-feed.ts';
import { applyPolicy } from './apply-policy.ts';
import { applyProcessManager } from './apply-process-manager.ts';
import { applyProjection } from './apply-projection.ts';
import { CatchUp } from './catch-up.ts';
import { ATTEMPTS_BEFORE_GIVING_UP, CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { dueTime } from './due-time.ts';
import { enrol } from './enrol.ts';
import { reportOf } from './event-failed.ts';
import { type PolicyCommands } from './policy-commands.ts';
import { NEAR, rebuildOf } from './rebuild-swap.ts';
import { type Subscription } from './subscription.ts';

/** How far a subscription of a tenant is behind. */
export interface Lag {
  readonly subscription: string;
  /** Positions between its checkpoint and the head. */
  readonly events: number;
  /** Age of the oldest event that it has not read; 0 when it has caught up. */
  readonly seconds: number;
  readonly status: string;
  /** Events that it has set aside. */
  readonly parked: number;
  /** Whether there is work beside new events: released ones, commands that are owed, timeouts that are due. */
  readonly waiting: boolean;
}

export interface RunnerReports {
  lag(tenant: TenantRef, lags: readonly Lag[]): void;
  failed(tenant: TenantRef, subscription: string, error: unknown): void;
  /**
   * There is long work to do for the tenant: a rebuild, or a subscription that is far behind and not worked here. Told again and again
   * until it is done. Without it, drains do all the catching up themselves.
   */
  load?(tenant: TenantRef): void;
  /** Processes have set timeouts: the tenant is to be drained again at these times. A hint, which the sweep makes good. */
  wakeAt?(tenant: TenantRef, times: readonly Date[]): void;
}

interface LagRow {
  name: string;
  events: string;
  seconds: number | null;
  status: string;
  parked: string;
  waiting: boolean;
}

/**
 * Brings the subscriptions of a tenant up to the head of its log. The locked checkpoint row is the lease: any number of workers
 * may drain a tenant, each subscription is worked by one of them, and a dead worker's lock dies with its connection.
 */
export class SubscriptionRunner {
  readonly #enrolled = new Set<string>();
  /** The drains that run here, by schema, and whether somebody asked for another one meanwhile. */
  readonly #draining = new Map<string, { again: boolean; tenant: TenantRef }>();
  /** What each projection and policy reads, as JSON. */
  readonly #interests: string;
  readonly #catchUps: CatchUp;
  readonly #appliers: { readonly [K in Subscription['kind']]: Applier<Extract<Subscription, { kind: K }>> };

  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly subscriptions: readonly Subscription[],
    policies: PolicyCommands,
    private readonly reports: RunnerReports,
    /** Tells when timeouts are due, in place of the database's clock. */
    private readonly clock?: Clock,
  ) {
    this.#catchUps = new CatchUp(database, events);
    const wakeAt = (tenant: TenantRef, times: readonly Date[]) => reports.wakeAt?.(tenant, times);
    this.#appliers = {
      projection: applyProjection,
      policy: applyPolicy(policies, events, database),
      process: applyProcessManager({ database, events, commands: policies, clock, wakeAt }),
      feed: applyFeed,
    };
    const choosy = subscriptions.flatMap((subscription) => (subscription.kind === 'feed' ? [] : [subscription]));
    this.#interests = JSON.stringify(
      choosy.map(({ name, handlers }) => ({ name, types: events.types.storedAs(Object.keys(handlers)) })),
    );
  }

  /** How many subscriptions a tenant has once this release has drained it. */
  get count(): number {
    return this.subscriptions.length;
  }

  /**
   * Runs until nothing is behind, policies' own events included. A subscription that fails is reported and left for the next
   * drain; the others go on. A tenant that this runner is draining already gets another turn of that drain, which answers at once
   * for this one. @returns false when something failed, so that the caller tries again later.
   */
  async drain(tenant: TenantRef): Promise<boolean> {
    const running = this.#draining.get(tenant.schema);
    if (running) {
      running.again = true;
      running.tenant = tenant; // its clock may have been moved since
      return true;
    }
    const drain = { again: false, tenant };
    this.#draining.set(tenant.schema, drain);
    try {
      await this.#enrol(tenant.schema);
      let succeeded: boolean;
      do {
        drain.again = false;
        succeeded = await this.#drain(drain.tenant);
      } while (drain.again);
      return succeeded;
    } finally {
      this.#draining.delete(tenant.schema);
    }
  }

  async #drain(tenant: TenantRef): Promise<boolean> {
    const failed = new Set<string>();
    const most = this.reports.load ? FAR : Infinity;
    while (await this.#round(tenant, failed, (lag) => (lag.events > 0 || lag.waiting) && lag.events < most)) continue;
    return failed.size === 0; // nothing is behind, or another worker holds what is
  }

  /**
   * Works, for some `ms`, the subscriptions that are so far behind that `drain` leaves them. @returns whether there is more of that to do
   * here
   */
  async catchUpFar(tenant: TenantRef, ms: number): Promise<boolean> {
    const until = performance.now() + ms;
    const failed = new Set<string>();
    while (await this.#round(tenant, failed, ({ events }) => events >= NEAR))
      if (performance.now() >= until) return true;
    return false;
  }

  /** Each that is meant gets a turn. @returns whether any of them moved */
  async #round(tenant: TenantRef, failed: Set<string>, isMeant: (lag: Lag) => boolean): Promise<boolean> {
    const behind = (await this.#skipAndMeasure(tenant)).filter(
      (lag) => isMeant(lag) && lag.status === 'running' && !failed.has(lag.subscription),
    );
    let moved = false;
    for (const subscription of this.subscriptions) {
      const lag = behind.find((one) => one.subscription === subscription.name);
      if (!lag) continue;
      try {
        moved = (await this.#catchUp(tenant, subscription, lag)) || moved;
      } catch (error) {
        failed.add(subscription.name);
        this.reports.failed(tenant, subscription.name, error);
      }
    }
    return moved;
  }

  /** Every subscription with its distance to the head, in one round trip. Also reported as a metric. */
  async lags(tenant: TenantRef): Promise<Lag[]> {
    return this.#report(tenant, await this.database.read<LagRow>(tenant.schema, this.#lagsNow(tenant)));
  }

  /** Most events concern few subscriptions. The others pass them here, all in one statement; then who is behind. */
  async #skipAndMeasure(tenant: TenantRef): Promise<Lag[]> {
    const [, rows] = await this.database.readAll<[never, LagRow]>(tenant.schema, [
      { ...SQL.skip, values: [SHARD, this.#interests] },
      this.#lagsNow(tenant),
    ]);
    return this.#report(tenant, rows);
  }

  #lagsNow(tenant: TenantRef): Statement {
    return { ...SQL.lags, values: [SHARD, dueTime(tenant, this.clock)] };
  }

  #report(tenant: TenantRef, rows: readonly LagRow[]): Lag[] {
    const known = new Set(this.subscriptions.map(({ name }) => name));
    const lags = rows
      .filter(({ name }) => known.has(name))
      .map(({ name, events, seconds, status, parked, waiting }) => ({
        subscription: name,
        events: Number(events),
        seconds: Math.max(0, seconds ?? 0),
        status,
        parked: Number(parked),
        waiting,
      }));
    this.reports.lag(tenant, lags);
    if (rows.some(isRebuild) || lags.some(({ events, status }) => events >= FAR && status === 'running'))
      this.reports.load?.(tenant);
    return lags;
  }

  async #enrol(schema: string): Promise<void> {
    if (this.#enrolled.has(schema)) return;
    await this.database.transaction(schema, (tx) => enrol(tx, this.events, this.subscriptions));
    this.#enrolled.add(schema);
  }

  async #catchUp(tenant: TenantRef, subscription: Subscription, { waiting }: Lag): Promise<boolean> {
    try {
      const applier = this.#applierOf(subscription);
      const attended = waiting && ((await applier.attend?.(subscription, tenant)) ?? false);
      return (await this.#catchUps.run(tenant, subscription, applier)) || attended;
    } catch (error) {
      // What only waits for the database is no event's fault; a kind that parks asks others as well, and cannot tell.
      if (subscription.kind !== 'projection' || !isDatabaseUnavailable(error))
        await this.#recordFailure(tenant, subscription, error);
      throw error;
    }
  }

  /** Counts the failure. What keeps failing is halted; a kind that can park sets the event aside, visibly, and goes on behind it. */
  async #recordFailure({ schema }: TenantRef, subscription: Subscription, error: unknown): Promise<void> {
    const report = JSON.stringify(reportOf(error));
    const applier = this.#applierOf(subscription);
    await this.database.transaction(schema, async (tx) => {
      if (error instanceof UnreadableEvent) {
        await tx.query({ ...SQL.waits, values: [subscription.name, SHARD, report] });
        return;
      }
      const [row] = await tx.query<{ attempts: number; position: string }>({
        ...SQL.failed,
        values: [subscription.name, SHARD, report, applier.park ? HIGHEST_INT : ATTEMPTS_BEFORE_GIVING_UP],
      });
      if (!row || row.attempts < ATTEMPTS_BEFORE_GIVING_UP) return;
      await applier.park?.(subscription, tx, { after: Number(row.position), attempts: row.attempts, error });
    });
  }

  #applierOf(subscription: Subscription): Applier<Subscription> {
    return this.#appliers[subscription.kind];
  }
}

/** From so many events on, catching up is long work; it is over, and left to drains again, when fewer than `NEAR` are missing. */
const FAR = 5_000;

function isRebuild({ name, status }: LagRow): boolean {
  return name.endsWith(rebuildOf('')) && status !== 'halted';
}

const HIGHEST_INT = 2_147_483_647;
