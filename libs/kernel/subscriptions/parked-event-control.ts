import { type RequestContext } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { type Appended } from '../events/aggregate.ts';
import { SHARD } from '../events/event-reader.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { intervene, type InterventionParts } from './intervention.ts';
import { type Intervention } from './subscription-events.ts';

/** An event that a subscription has set aside. */
export interface ParkedEvent {
  readonly subscription: string;
  readonly position: number;
  /** UUID; null where the log no longer has the event. */
  readonly eventId: string | null;
  readonly streamId: string | null;
  readonly type: string | null;
  /** What waits behind it: the rest of this stream, or of this process. */
  readonly lane: string;
  /** `retrying`: released, and a worker has not come to it yet. */
  readonly status: 'parked' | 'retrying';
  readonly attempts: number;
  readonly error: string;
  readonly parkedAt: Date;
  /** Later events of the lane that are held back. */
  readonly heldBehind: number;
}

export interface ParkedEventList {
  /** Only of this subscription. */
  readonly subscription?: string | undefined;
  readonly from?:
    { readonly direction?: 'next' | 'prev'; readonly subscription: string; readonly position: number } | undefined;
  readonly limit: number;
}

/** Which parked event is meant, and why something is done about it. */
export interface ParkedEventOrder {
  readonly subscription: string;
  readonly position: number;
  readonly reason: string;
}

/** What is only held back is counted with what it waits for. */
const LIST = `select p.name as subscription, p.position::float8 as position, p.event_id as "eventId", p.stream_id as "streamId", p.event_type as type,
  p.lane, case p.status when 'parked' then 'parked' else 'retrying' end as status, p.attempts, coalesce(p.error ->> 'message', '') as error,
  p.parked_at as "parkedAt",
  (select count(*)::int from parked_event b where b.name = p.name and b.lane = p.lane and b.position > p.position) as "heldBehind"
  from parked_event p where (p.status = 'parked'
    or (p.attempts > 0 and not exists (select from parked_event x where x.name = p.name and x.lane = p.lane and x.status = 'parked')))`;

const SQL = {
  list: {
    name: 'parked.list',
    text: `${LIST} and ($1::text is null or p.name = $1) and (p.name, p.position) > ($2, $3) order by p.name, p.position limit $4`,
  },
  listBackwards: {
    name: 'parked.list_backwards',
    text: `${LIST} and ($1::text is null or p.name = $1) and (p.name, p.position) < ($2, $3) order by p.name desc, p.position desc limit $4`,
  },
  find: {
    name: 'parked.find',
    text: `select p.status, p.event_id, exists (select from parked_event x where x.name = p.name and x.lane = p.lane and x.status = 'parked') as shut
      from parked_event p where p.name = $1 and p.shard = $2 and p.position = $3`,
  },
  release: {
    name: 'parked.release',
    text: "update parked_event set status = 'held' where name = $1 and shard = $2 and position = $3 and status = 'parked' returning event_id",
  },
  skip: {
    name: 'parked.skip',
    text: `with skipped as (delete from parked_event where name = $1 and shard = $2 and position = $3 and status = 'parked' returning event_id),
      unsent as (delete from process_command c using skipped where c.name = $1 and c.shard = $2 and c.position = $3)
      select event_id from skipped`,
  },
} as const;

/**
 * What an operator does about parked events. The mark and the event that tells who did what and why commit together; the work itself is
 * a worker's. Under one command id it happens once.
 */
export class ParkedEventControl {
  constructor(private readonly parts: InterventionParts) {}

  /** In the order of subscription and position, behind `from`; or before it, backwards. */
  list(schema: string, { subscription, from, limit }: ParkedEventList): Promise<ParkedEvent[]> {
    const { direction = 'next', ...place } = from ?? { subscription: '', position: 0 };
    const statement = direction === 'next' ? SQL.list : SQL.listBackwards;
    const values = [subscription ?? null, place.subscription, place.position, limit];
    return this.parts.database.read<ParkedEvent & object>(schema, { ...statement, values });
  }

  /**
   * Has a parked event tried again, then what is held back behind it, in order. Asked for again meanwhile, nothing changes.
   * @throws DomainError `parked-event.not-found`, `parked-event.held-back`
   */
  release(context: RequestContext, order: ParkedEventOrder): Promise<Appended> {
    return intervene(this.parts, context, order.subscription, async (tx) => {
      const [released] = await tx.query<{ event_id: string | null }>({ ...SQL.release, values: keyOf(order) });
      if (released) return told('ParkedEventReleased', order, released);
      const found = await this.#find(tx, order);
      if (found.shut) throw heldBack(order);
      return null;
    });
  }

  /**
   * Has a parked event left out for good; what is held back behind it goes on.
   * @throws DomainError `parked-event.not-found`, `parked-event.held-back`, `parked-event.being-retried`
   */
  skip(context: RequestContext, order: ParkedEventOrder): Promise<Appended> {
    return intervene(this.parts, context, order.subscription, async (tx) => {
      const [skipped] = await tx.query<{ event_id: string | null }>({ ...SQL.skip, values: keyOf(order) });
      if (skipped) return told('ParkedEventSkipped', order, skipped);
      const found = await this.#find(tx, order);
      if (found.shut) throw heldBack(order);
      throw new DomainError(
        'conflict',
        'parked-event.being-retried',
        'The event is being tried again; it can be skipped if it is parked anew',
      );
    });
  }

  async #find(tx: TenantTransaction, order: ParkedEventOrder) {
    const [found] = await tx.query<{ event_id: string | null; shut: boolean }>({ ...SQL.find, values: keyOf(order) });
    if (found) return found;
    throw new DomainError(
      'not-found',
      'parked-event.not-found',
      `${order.subscription} has no parked event at position ${order.position}`,
    );
  }
}

function told(
  type: 'ParkedEventReleased' | 'ParkedEventSkipped',
  { subscription, position, reason }: ParkedEventOrder,
  { event_id: eventId }: { readonly event_id: string | null },
): Intervention {
  return { type, data: { subscription, position, eventId, reason } };
}

const keyOf = ({ subscription, position }: ParkedEventOrder) => [subscription, SHARD, position];

function heldBack({ subscription, position }: ParkedEventOrder): DomainError {
  return new DomainError(
    'conflict',
    'parked-event.held-back',
    `Position ${position} waits behind an earlier parked event of ${subscription}; retry or skip that one`,
  );
}
