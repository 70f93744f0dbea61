import { type Statement } from '../tenancy/tenant-database.ts';
import { type AuditRecord } from './audit-record.ts';
import { type Digest } from './merkle.ts';

/** A record on its way into the log. */
export interface AuditRow {
  readonly record: AuditRecord;
  readonly digest: Digest;
}

/** A record that is written only where this event was, earlier in the same transaction; null is always. */
interface Awaiting extends AuditRow {
  readonly eventId: string | null;
}

/**
 * The counter's row lock, which is held until the transaction ends, makes positions gap-free and commit order their order. It is taken
 * behind every other lock, the event log's too, so that no two transactions wait for each other. An event is looked for by index for
 * each record: of an `exists` the planner would make a hash of the whole log.
 */
const WRITE = `with asked as materialized (
    select a.* from rows from (jsonb_to_recordset($1::jsonb) as (event uuid, at timestamptz, visibility text, digest text, body jsonb))
      with ordinality as a (event, at, visibility, digest, body, no)
     where a.event is null or (select true from event e where e.event_id = a.event)),
  moved as (
    update audit_head h set position = h.position + (select count(*) from asked)
     where h.kind = 'counter' and h.size = 0 and exists (select from asked)
     returning h.position - (select count(*) from asked) as before)
  insert into audit_record (position, recorded_at, visibility, digest, body)
  select m.before + row_number() over (order by a.no), a.at, a.visibility, decode(a.digest, 'hex'), a.body from moved m, asked a`;

/** Writes the records behind those that are there, in this order. */
export function writeStatement(rows: readonly Awaiting[]): Statement {
  const asked = rows.map(({ record, digest, eventId }) => ({
    event: eventId,
    at: record.occurredAt,
    visibility: record.visibility,
    digest: digest.toString('hex'),
    body: record,
  }));
  return { name: 'audit.write', text: WRITE, values: [JSON.stringify(asked)] };
}
