import { brotliDecompressSync } from 'node:zlib';
import pg from 'pg';
import { type Config } from '#kernel';
import { openTexts } from '#kernel/testing';
import { QUOTA_PARTS } from './quota-parts.ts';

export interface LoggedEvent {
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly category: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string | null>>;
  readonly meta: { readonly command?: string; readonly causation?: string };
}

export interface LedgerRow {
  readonly commandId: string;
  readonly streamId: string;
  readonly version: number;
  readonly position: number;
  readonly refused: boolean;
}

export type Row = Readonly<Record<string, unknown>>;

/** An operation with the lines that it was given and those that it made. */
export interface LongWorkState {
  readonly operationId: string;
  readonly kind: string;
  readonly state: string;
  readonly done: number;
  readonly input: readonly string[];
  readonly output: readonly string[];
}

/** A part of a month's quota at which it is told. */
export interface QuotaPart {
  readonly unit: string;
  readonly percent: number;
  readonly used: number;
  readonly amount: number;
}

/** All that the checker knows of a tenant, read at one moment. Positions and versions are numbers, times ISO 8601. */
export interface TenantState {
  readonly schema: string;
  readonly now: string;
  readonly head: number;
  /** Of the log and its archive, in the order of their positions. */
  readonly events: readonly LoggedEvent[];
  readonly ledger: readonly LedgerRow[];
  /** Rows by table, for the tables of projections and claims. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly endpoints: readonly {
    endpointId: string;
    afterPosition: number;
    lastSeq: number;
    eventTypes: readonly string[];
  }[];
  /** In the order of endpoint and number. */
  readonly deliveries: readonly { endpointId: string; seq: number; eventId: string; position: number }[];
  readonly operations: readonly LongWorkState[];
  /** Names of all API keys. */
  readonly keyNames: readonly string[];
  readonly billed: readonly { eventId: string; unit: string }[];
  readonly quotas: readonly QuotaPart[];
  /** Requests that were counted, by credential. */
  readonly usage: Readonly<Record<string, number>>;
}

const SQL = {
  head: 'select position::int, clock_timestamp() as now from event_head',
  events: `select position::int, stream_id as "streamId", version, event_id as "eventId", category, type, data, meta from event`,
  archive: 'select body from event_archive',
  ledger: `select command_id as "commandId", stream_id as "streamId", version, position::int, coalesce(result ? 'refusal', false) as refused from command_log`,
  endpoints: `select endpoint_id as "endpointId", after_position::int as "afterPosition", last_seq::int as "lastSeq", event_types as "eventTypes" from platform_webhook_endpoint`,
  deliveries: `select endpoint_id as "endpointId", seq::int, event_id as "eventId", position::int from platform_webhook_delivery
    where position is not null order by endpoint_id, seq`,
  operations: `select h.operation_id as "operationId", h.kind, h.state, h.done, i.lines as input, o.lines as output
    from operation h cross join lateral (select coalesce(string_agg(lines, chr(10) order by part), '') as lines from operation where operation_id = h.operation_id and side = 'input') i
    cross join lateral (select coalesce(string_agg(lines, '' order by part), '') as lines from operation where operation_id = h.operation_id and side = 'output') o
    where h.side = 'head'`,
};

/** Of the tenant whose schema comes first in the search_path, in the tables that all tenants share. */
const OWN = 'tenant_id = (select id from platform.tenant where schema = current_schema)';
const SHARED_SQL = {
  keys: `select name from platform.api_key where ${OWN}`,
  billed: `select event_id as "eventId", unit from platform.billable_event where ${OWN}`,
  usage: `select credential, sum(requests)::int as requests from platform.usage_minute where ${OWN} group by credential`,
  quotas: QUOTA_PARTS,
};

const TABLES = {
  booking: `select booking_id, version, status, workshop_id, vehicle_id, service_code, maintenance_need_id, bay_id, technician_id,
    starts_at, ends_at, local_start, hold_expires_at, note, cancellation_reason from booking_booking`,
  claim: `select booking_id, resource_id, lower(during) as starts_at, upper(during) as ends_at, state, expires_at from booking_resource_claim`,
  need: 'select need_id, vehicle_id, trouble_code, service_code, status, version, booking_id from fleet_maintenance_need',
  vehicle: 'select vehicle_id, vin, plate, label, version from fleet_vehicle',
  troubleCode: 'select detection_id, vehicle_id, code, status from fleet_trouble_code',
  workshop: 'select workshop_id, name, version from partner_workshop',
  bookableWorkshop: 'select workshop_id, name from booking_workshop',
};

/** Reads a tenant as its owner, in one snapshot; personal texts are opened. */
export async function readTenant(config: Config, schema: string): Promise<TenantState> {
  const state = await readSealed(config.database.url, schema);
  return { ...state, events: await openTexts(config, schema, state.events) };
}

async function readSealed(databaseUrl: string, schema: string): Promise<TenantState> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read');
    await client.query("select set_config('search_path', $1, true)", [schema]);
    const all = async <T>(text: string): Promise<T[]> => (await client.query(text)).rows as T[];
    const [{ position: head, now }] = (await all<{ position: number; now: Date }>(SQL.head)) as [
      { position: number; now: Date },
    ];
    const tables: Record<string, Row[]> = {};
    for (const [name, text] of Object.entries(TABLES)) tables[name] = (await all<Row>(text)).map(withIsoTimes);
    return {
      schema,
      head,
      now: now.toISOString(),
      tables,
      events: inOrder(await all<LoggedEvent>(SQL.events), (await all<{ body: Buffer }>(SQL.archive)).flatMap(archived)),
      ledger: await all(SQL.ledger),
      endpoints: await all(SQL.endpoints),
      deliveries: await all(SQL.deliveries),
      operations: (await all<LongWorkRow>(SQL.operations)).map(withLines),
      keyNames: (await all<{ name: string }>(SHARED_SQL.keys)).map(({ name }) => name),
      billed: await all(SHARED_SQL.billed),
      quotas: await all(SHARED_SQL.quotas),
      usage: Object.fromEntries(
        (await all<{ credential: string; requests: number }>(SHARED_SQL.usage)).map((row) => [
          row.credential,
          row.requests,
        ]),
      ),
    };
  } finally {
    await client.end();
  }
}

interface LongWorkRow extends Omit<LongWorkState, 'input' | 'output'> {
  readonly input: string;
  readonly output: string;
}

function withLines({ input, output, ...rest }: LongWorkRow): LongWorkState {
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  return { ...rest, input: lines(input), output: lines(output) };
}

/** A block of the archive is a line of JSON for each event. */
function archived({ body }: { body: Buffer }): LoggedEvent[] {
  const lines = brotliDecompressSync(body).toString().split('\n');
  return lines.map((line) => {
    const { position, stream_id, version, event_id, category, type, data, meta } = JSON.parse(line) as ArchivedRow;
    return { position, streamId: stream_id, version, eventId: event_id, category, type, data, meta };
  });
}

interface ArchivedRow extends LoggedEvent {
  readonly stream_id: string;
  readonly event_id: string;
}

function inOrder(...parts: readonly (readonly LoggedEvent[])[]): LoggedEvent[] {
  return parts.flat().toSorted((one, other) => one.position - other.position);
}

function withIsoTimes(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}

/** Groups in the order of first appearance. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
