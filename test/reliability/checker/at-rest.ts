import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { QUOTA_PARTS } from './quota-parts.ts';

/** What still moves in a tenant, one line each. */
const MOVING = `
  select name || ' is ' || (h.position - s.position) || ' behind and ' || s.status as what
    from subscription s join event_head h using (shard) where s.position < h.position or s.status <> 'running'
  union all select name || ' has set an event aside: ' || (error ->> 'message') from parked_event
  union all select name || ' owes ' || type || ' since position ' || position from process_command
  union all select name || ' waits for a timeout that was due at ' || due_at from process_timeout where due_at < clock_timestamp()
  union all select 'no subscription has begun' where not exists (select from subscription)
  union all select kind || ' ' || operation_id || ' is ' || state from operation where side = 'head' and finished_at is null
  union all select unit || ' is used by ' || percent || ' % and nobody was told' from (${QUOTA_PARTS}) part
    where used * 100 >= amount * percent and not exists (select from platform.quota_warning w
      where w.tenant_id = part.tenant_id and w.unit = part.unit and w.percent = part.percent)
  union all select 'of endpoint ' || endpoint_id || ' there is something to be told' from platform_webhook_endpoint
    where notices <> '[]' or (exhausted_untold > 0 and coalesce(exhausted_told_at < now() - interval '1 hour', true))
  union all select 'booking ' || booking_id || ' is held beyond its time' from booking_booking where status = 'held' and hold_expires_at < clock_timestamp()`;

/** The schemas of all tenants that were created to the end. */
export async function liveTenants(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ schema: string }>(
      "select schema from platform.tenant where status = 'live' order by created_at",
    );
    return rows.map(({ schema }) => schema);
  });
}

/**
 * Waits until a tenant is at rest: every subscription at the head, nothing set aside, owed or overdue, but for what is meant so.
 * @returns what still moves after `withinMs`; empty when nothing does
 */
export async function untilAtRest(
  databaseUrl: string,
  schema: string,
  withinMs: number,
  isMeant: (what: string) => boolean = () => false,
): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    await client.query("select set_config('search_path', $1, false)", [schema]);
    for (const deadline = Date.now() + withinMs; ;) {
      const { rows } = await client.query<{ what: string }>(MOVING);
      const moving = rows.map(({ what }) => what).filter((what) => !isMeant(what));
      if (moving.length === 0 || Date.now() > deadline) return moving;
      await sleep(100);
    }
  });
}

const UNDELIVERED = `select count(*)::int as number from platform_webhook_delivery where status = 'pending'`;

/** Waits until no message is to be sent any more, for as long as they become fewer. @returns how many still are when for `patienceMs` they did not */
export async function untilDelivered(databaseUrl: string, schema: string, patienceMs: number): Promise<number> {
  let fewest = Infinity;
  let deadline = 0;
  return untilNumber(databaseUrl, schema, UNDELIVERED, (messages) => {
    if (messages < fewest) deadline = Date.now() + patienceMs;
    fewest = Math.min(fewest, messages);
    return messages === 0 || Date.now() > deadline;
  });
}

/** Waits until the tenant's log has so many events, however long that takes. */
export async function untilLogHas(databaseUrl: string, schema: string, events: number): Promise<void> {
  await untilNumber(
    databaseUrl,
    schema,
    'select max(position)::int as number from event_head',
    (head) => head >= events,
  );
}

function untilNumber(
  databaseUrl: string,
  schema: string,
  text: string,
  isEnough: (found: number) => boolean,
): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    await client.query("select set_config('search_path', $1, false)", [schema]);
    for (;;) {
      const { rows } = await client.query<{ number: number }>(text);
      const { number } = rows[0]!;
      if (isEnough(number)) return number;
      await sleep(100);
    }
  });
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // the next statement tells of it; a test that ran out of time has nobody left to be told
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
