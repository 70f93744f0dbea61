import { type TenantRef } from '../context/request-context.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type EventRow } from '../events/stored-event.ts';
import { span } from '../observability/span.ts';
import { type Statement, type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type Applier } from './applier.ts';
import { CHECKPOINT_SQL as SQL } from './checkpoint-sql.ts';
import { LogPages, type LogPageOf, SHORT } from './log-pages.ts';
import { type Subscription } from './subscription.ts';

/** What stands in every row of a locked read; the event's columns are null in the one that says that there is none. */
type NextRow = { checkpoint: number; head: number; until: number; archived: number } & (EventRow | { position: null });

/** So long one subscription works before the tenant's others get a turn. */
const TURN_MS = 1_000;

/** How one transaction ended. */
interface Step {
  readonly reached: number;
  /** The events behind it, where there are more up to the head that was seen; read while this step was applied. */
  readonly next?: Promise<LogPageOf | undefined>;
}

/**
 * Brings one subscription of a tenant towards the head, a page of events in each transaction, under the checkpoint's lock. What
 * comes behind a full page is read over another connection while the page is applied; at most two pages are in memory.
 */
export class CatchUp {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    /** For what shall leave room to others: given the milliseconds of a transaction, it says when the next may begin. */
    private readonly pace?: (ms: number) => Promise<unknown>,
  ) {}

  /** @returns whether the checkpoint moved; when it did not, nothing is behind or another worker has it. */
  async run<S extends Subscription>(tenant: TenantRef, subscription: S, applier: Applier<S>): Promise<boolean> {
    const pages = new LogPages(this.events, tenant.schema, typesOf(subscription), this.pace && SHORT);
    const until = performance.now() + TURN_MS;
    let moved = false;
    let page: LogPageOf | undefined;
    do {
      const startedAt = performance.now();
      const step = await this.#step({ tenant, subscription, applier, pages }, page);
      if (!step) return moved;
      moved = true;
      await applier.afterCommit?.(subscription, tenant.schema);
      if (!step.next) return true;
      page = await step.next;
      const tookMs = performance.now() - startedAt;
      pages.learn(tookMs);
      await this.pace?.(tookMs);
    } while (performance.now() < until);
    return true;
  }

  /** One transaction: lock, read unless that is done, apply, checkpoint. */
  async #step<S extends Subscription>(work: Work<S>, page: LogPageOf | undefined): Promise<Step | undefined> {
    const { tenant, subscription, pages } = work;
    const position = [subscription.name, SHARD];
    if (page)
      return this.database.transactionAfter(
        tenant.schema,
        { ...SQL.lock, values: position },
        async (tx, [row]: { position: string }[]) =>
          row && Number(row.position) === page.after ? this.#apply(work, tx, page) : undefined,
      );
    const read: Statement = { ...SQL.next, values: [...position, pages.limit, pages.types] };
    return this.database.transactionAfter(tenant.schema, read, async (tx, rows: NextRow[]) => {
      const [first] = rows;
      if (!first || first.checkpoint >= first.head) return undefined;
      const { checkpoint: after, head, until: upTo, archived } = first;
      // An archived event comes before all others; what was archived meanwhile is found there.
      if (archived > after) return this.#apply(work, tx, await pages.read({ after, head }, tx));
      const stored = rows.filter((row): row is NextRow & EventRow => row.position !== null);
      const events = await this.events.codec.decode(tenant.schema, stored);
      return this.#apply(work, tx, pages.page({ after, head, upTo }, events));
    });
  }

  async #apply<S extends Subscription>(
    { tenant, subscription, applier, pages }: Work<S>,
    tx: TenantTransaction,
    page: LogPageOf,
  ): Promise<Step> {
    const { events } = page;
    const next = page.reached < page.head ? this.#readAhead(pages, page) : undefined;
    const attributes = { 'clutch.subscription': subscription.name, 'clutch.events': events.length };
    const applied = await span('clutch.subscription', attributes, () =>
      applier.apply(subscription, { tenant, tx, events }),
    );
    const reached = applied ?? page.reached;
    const advance = subscription.kind === 'projection' ? SQL.advanceQuietly : SQL.advance;
    tx.atCommit([{ ...advance, values: [subscription.name, SHARD, reached] }]);
    if (applied !== undefined) return { reached, next: Promise.resolve(undefined) };
    return next ? { reached, next } : { reached };
  }

  /** What leaves room to others does one thing at a time: then the next page is read with its lock. */
  #readAhead(pages: LogPages, page: LogPageOf): Promise<LogPageOf | undefined> {
    return this.pace ? Promise.resolve(undefined) : pages.readAhead(page);
  }
}

interface Work<S extends Subscription> {
  readonly tenant: TenantRef;
  readonly subscription: S;
  readonly applier: Applier<S>;
  readonly pages: LogPages;
}

/** What it reads; nothing is left out for a feed. */
function typesOf(subscription: Subscription): readonly string[] | undefined {
  return subscription.kind === 'feed' ? undefined : Object.keys(subscription.handlers);
}
