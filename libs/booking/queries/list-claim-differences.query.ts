import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, EventStore, TenantDatabase, type TenantTransaction } from '#kernel';
import { booking, type Booking, type BookingEvent, bookingEvents } from '../domain/booking.ts';
import { claimsOf, type ResourceClaim } from '../domain/resource-claims.ts';
import { ResourceClaims } from '../entities/resource-claims.ts';

/** A claim that only one side knows: the table, or the events that should have made it. */
export interface ClaimDifference {
  readonly foundIn: 'table' | 'streams';
  readonly claim: ResourceClaim;
}

/**
 * Rebuilds the tenant's claims from its bookings' streams and compares them with the table; empty when all is well. Left out are
 * bookings that change meanwhile, and holds that have expired, which whoever wants their time may have removed already.
 */
export class ListClaimDifferences extends Query<ClaimDifference[]> {}

const PAGE = 1_000;

@QueryHandler(ListClaimDifferences)
export class ListClaimDifferencesHandler implements IQueryHandler<ListClaimDifferences> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly claims: ResourceClaims,
  ) {}

  execute(): Promise<ClaimDifference[]> {
    return this.database.transaction(currentTenant().schema, async (tx) => {
      const [{ now }] = (await tx.query<{ now: Date }>({ text: 'select now()' })) as [{ now: Date }];
      const counts = ({ expiresAt }: ResourceClaim) => expiresAt === null || Date.parse(expiresAt) > now.getTime();
      const states = new Map<string, Booking>();
      const reached = await this.#follow(tx, 0, (event) =>
        states.set(event.data.bookingId, booking.evolve(states.get(event.data.bookingId) ?? booking.initial, event)),
      );
      const table = (await this.claims.all(tx)).filter(counts);
      const streams = [...states.values()].flatMap(claimsOf).filter(counts);
      // Every statement has a snapshot of its own; what was committed between them stands in the log behind `reached`.
      const moving = new Set<string>();
      await this.#follow(tx, reached, ({ data }) => moving.add(data.bookingId));
      const differences = [...missing(table, streams, 'table'), ...missing(streams, table, 'streams')];
      return differences.filter(({ claim }) => !moving.has(claim.bookingId));
    });
  }

  /** Goes through the bookings' events behind `after`. @returns the position of the last one */
  async #follow(tx: TenantTransaction, after: number, see: (event: BookingEvent) => void): Promise<number> {
    for (let reached = after; ;) {
      const page = await this.events.readLog(tx, { after: reached, limit: PAGE, types: Object.keys(bookingEvents) });
      for (const { type, data } of page) see({ type, data } as BookingEvent);
      reached = page.at(-1)?.position ?? reached;
      if (page.length < PAGE) return reached;
    }
  }
}

function missing(
  claims: readonly ResourceClaim[],
  others: readonly ResourceClaim[],
  foundIn: ClaimDifference['foundIn'],
): ClaimDifference[] {
  const key = ({ bookingId, resourceId, from, until, state, expiresAt }: ResourceClaim) =>
    [bookingId, resourceId, from, until, state, expiresAt].join(' ');
  const known = new Set(others.map(key));
  return claims.filter((claim) => !known.has(key(claim))).map((claim) => ({ foundIn, claim }));
}
