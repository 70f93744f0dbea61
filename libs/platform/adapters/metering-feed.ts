import { currentContext, type EventTypes, type Feed, type PlatformDatabase, type StoredEvent, uuidOf } from '#kernel';
import { type SubjectErased } from '#kernel/domain';

interface MeteringParts {
  readonly types: EventTypes;
  readonly platform: PlatformDatabase;
}

const BILL = {
  name: 'billing.add',
  text: `insert into platform.billable_event (tenant_id, position, unit, event_id, recorded_at)
    select $1, * from unnest($2::bigint[], $3::text[], $4::uuid[], $5::timestamptz[])
    on conflict (tenant_id, position, unit) do nothing`,
} as const;
const FORGET = {
  name: 'request_log.forget',
  text: `delete from platform.request_log where tenant_id = $1 and (actor_id = $2 or position($2 in url) > 0
    or position($2 in exchange::text) > 0)`,
} as const;

/** Keys of the person end, and what is known of where they were used from goes. */
const END_KEYS = {
  name: 'api_key.end_of_owner',
  text: `update platform.api_key set revoked_at = coalesce(revoked_at, now()), revoked_reason = coalesce(revoked_reason, 'owner-erased'),
      last_used_ip = null, last_used_agent = null, version = version + 1
    where tenant_id = $1 and owner_kind = 'user' and owner_id = $2`,
} as const;

/**
 * What the log says to the platform's own tables: every event that is billed is written down under its place in the log, and the requests
 * of an erased person, and those that name them, are taken away, and their keys end. Both before the checkpoint commits: whoever is cut off in between
 * reads the events again, and finds them counted. So none is lost, and none is counted twice.
 */
export function meteringFeed({ types, platform }: MeteringParts): Feed {
  return {
    kind: 'feed',
    name: 'platform.metering',
    async handle(events) {
      await bill(events, types, platform);
      for (const event of events)
        if (event.type === 'SubjectErased') {
          const { subject } = event.data as SubjectErased['data'];
          const userId = uuidOf('usr', subject);
          await platform.query({ ...FORGET, values: [tenantOf(event), subject] });
          if (userId !== null) await platform.query({ ...END_KEYS, values: [tenantOf(event), userId] });
        }
    },
  };
}

async function bill(events: readonly StoredEvent[], types: EventTypes, platform: PlatformDatabase): Promise<void> {
  const billed = events.flatMap((event) => {
    const unit = types.definition(event.type).billable;
    return unit === undefined ? [] : [{ event, unit }];
  });
  if (billed.length === 0) return;
  const column = <T>(read: (row: (typeof billed)[number]) => T): T[] => billed.map(read);
  const values = [
    tenantOf(billed[0]!.event),
    column(({ event }) => event.position),
    column(({ unit }) => unit),
    column(({ event }) => event.id),
    column(({ event }) => event.recordedAt),
  ];
  await platform.query({ ...BILL, values });
}

/** A tenant that was restored under another id is billed under that one, whatever its old events say. */
function tenantOf({ meta }: StoredEvent): string {
  return currentContext()?.tenant?.id ?? meta.tenant;
}
