import { type EventStore } from '../events/event-store.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';

/** So many positions are searched at a time: a long log is no long statement. */
const SLICE = 50_000;

const SQL = {
  head: { name: 'erase.head', text: 'select coalesce(max(position), 0)::float8 as head from event_head' },
  mentions: {
    name: 'erase.mentions',
    text: `select position::float8 as position from event where position > $1 and position <= $2 and type = any($3)
      and jsonb_path_exists(data, 'strict $.**?(@.k == $s)', jsonb_build_object('s', $4::text), true)`,
  },
  parked: {
    name: 'erase.parked',
    text: `update parked_event set error = '{"message":"[erased]"}' where position = any($1::bigint[])`,
  },
  /** A subscription stumbles over the event behind its checkpoint, or over one of the same page. */
  halted: {
    name: 'erase.halted',
    text: `update subscription set error = '{"message":"[erased]"}' where error is not null
      and exists (select from unnest($1::bigint[]) p where p > subscription.position and p <= subscription.position + 1000)`,
  },
} as const;

/** Errors may quote what could not be read: those about events of the person are emptied. */
export async function scrubTraces(
  { database, events }: { readonly database: TenantDatabase; readonly events: EventStore },
  schema: string,
  subject: string,
): Promise<void> {
  const types = events.types.all().flatMap(({ type, personal }) => (personal ? [type] : []));
  const [head] = await database.read<{ head: number }>(schema, SQL.head);
  for (let after = 0; after < head!.head; after += SLICE) {
    const values = [after, after + SLICE, types, subject];
    const found = await database.read<{ position: number }>(schema, { ...SQL.mentions, values });
    if (found.length === 0) continue;
    const positions = found.map(({ position }) => position);
    await database.readAll(schema, [
      { ...SQL.parked, values: [positions] },
      { ...SQL.halted, values: [positions] },
    ]);
  }
}
