import { SHARD } from '../events/event-reader.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { messageOf, type LaneEvent, type Locked } from './event-failed.ts';

/** More than so many in an hour say that the subscription itself is broken: it is halted. */
export const MOST_PARKED_IN_AN_HOUR = 20;

/** An event that waits to be tried again. */
export interface ReleasedEvent extends LaneEvent {
  readonly attempts: number;
}

const SQL = {
  shut: {
    name: 'parked.shut',
    text: 'select distinct lane from parked_event where name = $1 and shard = $2',
  },
  hold: {
    name: 'parked.hold',
    text: `insert into parked_event (name, shard, position, attempts, error, status, lane, event_id, stream_id, event_type)
      select $1, $2, x.position, 0, 'null', 'held', x.lane, x.event_id, x.stream_id, x.event_type
        from jsonb_to_recordset($3) as x(position bigint, lane text, event_id uuid, stream_id uuid, event_type text)
      on conflict do nothing`,
  },
  park: {
    name: 'parked.park',
    text: `insert into parked_event (name, shard, position, attempts, error, status, lane, event_id, stream_id, event_type)
      select $1, $2, $3, $4, $5, 'parked', $6, e.event_id, e.stream_id, e.type
        from (values (1)) as one left join event e on e.shard = $2 and e.position = $3
      on conflict (name, shard, position) do update set status = 'parked', attempts = excluded.attempts, error = excluded.error, parked_at = now()`,
  },
  settle: {
    name: 'parked.settle',
    text: `update subscription set position = greatest(position, $3), updated_at = now(),
      attempts = case when many.parked > $4 then attempts else 0 end,
      status = case when many.parked > $4 then 'halted' else status end,
      error = case when many.parked > $4 then jsonb_build_object('message', many.parked || ' events were parked within an hour') end
      from (select count(*) as parked from parked_event where name = $1 and shard = $2 and status = 'parked' and parked_at > now() - interval '1 hour') many
      where name = $1 and shard = $2`,
  },
  released: {
    name: 'parked.released',
    text: `select p.position::float8 as position, p.lane, p.attempts from parked_event p where p.name = $1 and p.shard = $2
      and not exists (select from parked_event x where x.name = p.name and x.lane = p.lane and x.status = 'parked')
      order by p.position limit $3`,
  },
  remove: {
    name: 'parked.remove',
    text: 'delete from parked_event where name = $1 and shard = $2 and position = any($3)',
  },
} as const;

/**
 * The events that a subscription has set aside. A lane with such an event is shut: later events of it are held back in order, while
 * the other lanes go on. All of it happens under the subscription's lock.
 */
export const parkedEvents = {
  /** The lanes that are shut. */
  async shutLanes(tx: Locked, name: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ lane: string }>({ ...SQL.shut, values: [name, SHARD] });
    return new Set(rows.map(({ lane }) => lane));
  },

  /** Holds events back behind the parked one of their lane. */
  async hold(tx: Locked, name: string, events: readonly { event: StoredEvent; lane: string }[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ event, lane }) => ({
      position: event.position,
      lane,
      event_id: event.id,
      stream_id: event.streamId,
      event_type: event.type,
    }));
    await tx.query({ ...SQL.hold, values: [name, SHARD, JSON.stringify(rows)] });
  },

  /** Sets one event aside with its error, shuts its lane, and halts the subscription where that happens too often. */
  async park(tx: Locked, name: string, event: LaneEvent, failed: { attempts: number; error: unknown }): Promise<void> {
    const { position, lane } = event;
    const report = JSON.stringify({ message: messageOf(failed.error) });
    await tx.query({ ...SQL.park, values: [name, SHARD, position, failed.attempts, report, lane] });
    await tx.query({ ...SQL.settle, values: [name, SHARD, position, MOST_PARKED_IN_AN_HOUR] });
  },

  /** The oldest events of lanes without a parked one, in order: an operator has released them, or skipped what kept them. */
  released(tx: Locked, name: string, limit: number): Promise<ReleasedEvent[]> {
    return tx.query<ReleasedEvent & object>({ ...SQL.released, values: [name, SHARD, limit] });
  },

  /** They are done. */
  async remove(tx: Locked, name: string, positions: readonly number[]): Promise<void> {
    if (positions.length > 0) await tx.query({ ...SQL.remove, values: [name, SHARD, positions] });
  },
} as const;
