import { type AuditRow, writeStatement } from '../audit/audit-sql.ts';
import { type RequestContext } from '../context/request-context.ts';
import { span } from '../observability/span.ts';
import { NOT_ON_A_LANE } from '../tenancy/lane.ts';
import { type Statement, type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type AnswerRow, type AppendAnswer, type AppendRequest, type LedgerResult, toAnswer } from './append.ts';
import { APPEND_SQL as SQL } from './append-sql.ts';
import { assertNotTooMany, type EncodedAppend, encodeAppend, eventsJson, groupJson } from './encoded-append.ts';
import { type EventCodec } from './event-codec.ts';
import { EventReader, SHARD } from './event-reader.ts';
import { GroupCommit } from './group-commit.ts';

/** Called after each commit that added events; hints only, nothing relies on it. */
export type AppendListener = (schema: string) => void;

/** Told of every append and how long the database took over it. */
export type AppendObserver = (status: AppendAnswer['status'], ms: number) => void;

/** Gives the record of the audit trail that an append takes along, if there is one to write. */
export type AuditOfAppend = (context: RequestContext, request: AppendRequest) => Promise<AuditRow | undefined>;

/** The tenant's log. What it guarantees stands in libs/kernel/README.md, each promise with the test that proves it. */
export class EventStore extends EventReader {
  readonly #groups: GroupCommit<EncodedAppend>;
  readonly #listeners: AppendListener[] = [];

  constructor(
    database: TenantDatabase,
    codec: EventCodec,
    private readonly observe: AppendObserver = () => undefined,
    private readonly audit: AuditOfAppend = async () => undefined,
  ) {
    super(database, codec);
    this.#groups = new GroupCommit((schema, group) => this.#commitGroup(schema, group));
  }

  onAppend(listener: AppendListener): void {
    this.#listeners.push(listener);
  }

  /** Tells the listeners; for a caller that appended inside a transaction of its own, once that has committed. */
  announce(schema: string): void {
    for (const listener of this.#listeners) listener(schema);
  }

  /**
   * Appends in a transaction of its own, together with whatever else this process appends for the tenant at the moment.
   * @throws what `encodeAppend` throws; Error 23505 when an event id is there already
   */
  async append(context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    const schema = context.tenant!.schema;
    if (this.database.isJoined(schema)) return this.#appendJoined(context, request);
    const append = await this.#encode(context, request);
    const answer = await this.#told(context, append, () => this.#groups.append(schema, append));
    if (answer.status === 'ok' && request.events.length > 0) this.announce(schema);
    return answer;
  }

  /** Inside of somebody's transaction an append cannot go together with those of others; who commits announces it. */
  async #appendJoined(context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    await this.codec.registerTypes(request.events);
    return this.database.transaction(context.tenant!.schema, (tx) => this.appendIn(tx, context, request));
  }

  /**
   * Appends inside the caller's transaction, as its last statement: the log's lock is held until it ends. On `conflict` the
   * transaction is still usable, and to be rolled back by whoever wrote something before. @throws as `append`
   */
  async appendIn(tx: TenantTransaction, context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    const append = await this.#encode(context, request);
    return this.#told(context, append, async () => {
      const answer = await this.#appendIn(tx, append);
      if (answer.status === 'ok') tx.atCommit(auditOf([append]));
      return answer;
    });
  }

  async #appendIn(tx: TenantTransaction, append: EncodedAppend): Promise<AppendAnswer> {
    if (isExact(append)) {
      const [written] = await tx.query<PositionRow>(exactStatement(append));
      if (written) return success(append, written);
    }
    await tx.query({ ...SQL.lock, values: [SHARD] });
    const [row] = await tx.query<AnswerRow>({ ...SQL.group, values: [SHARD, groupJson([append])] });
    return toAnswer(row!);
  }

  async #encode(context: RequestContext, request: AppendRequest): Promise<EncodedAppend> {
    assertNotTooMany(request.events);
    const encoded = encodeAppend(request, await this.codec.encode(context, request));
    // A decision of "nothing to do" has no event that the record could hang on.
    return request.events.length === 0 ? encoded : { ...encoded, audit: await this.audit(context, request) };
  }

  /** Where the append did not take effect, neither did its record: another one may be written. */
  async #told(
    { audit }: RequestContext,
    append: EncodedAppend,
    write: () => Promise<AppendAnswer>,
  ): Promise<AppendAnswer> {
    let answer: AppendAnswer | undefined;
    try {
      return (answer = await this.#observed(write));
    } finally {
      if (append.audit && answer?.status !== 'ok') audit?.unmark('allowed');
    }
  }

  #observed(append: () => Promise<AppendAnswer>): Promise<AppendAnswer> {
    return span('clutch.append', {}, async () => {
      const startedAt = performance.now();
      const answer = await append();
      this.observe(answer.status, performance.now() - startedAt);
      return answer;
    });
  }

  /** First without a lock, where several tenants share a connection; with the lock where another writer came between. */
  async #commitGroup(schema: string, group: readonly EncodedAppend[]): Promise<AppendAnswer[]> {
    try {
      const answers = await this.#commitOnLane(schema, group);
      if (answers) return answers;
    } catch (error) {
      if (!NOT_ON_A_LANE.has((error as { code?: unknown }).code)) throw error;
    }
    const [, rows] = await this.database.readAll<[PositionRow, AnswerRow]>(schema, [
      { ...SQL.lock, values: [SHARD] },
      { ...SQL.group, values: [SHARD, groupJson(group)] },
      ...auditOf(group),
    ]);
    if (rows.length === 0) throw new Error(`The log of ${schema} has no shard ${SHARD}`);
    return rows.map(toAnswer);
  }

  /** @returns undefined when another writer came between */
  async #commitOnLane(schema: string, group: readonly EncodedAppend[]): Promise<AppendAnswer[] | undefined> {
    const [only] = group;
    if (group.length === 1 && only && isExact(only)) {
      const [[written]] = await this.database.onLane<[PositionRow]>(schema, [exactStatement(only), ...auditOf(group)]);
      if (written) return [success(only, written)];
    }
    const [rows] = await this.database.onLane<[AnswerRow]>(schema, [
      { ...SQL.group, values: [SHARD, groupJson(group)] },
      ...auditOf(group),
    ]);
    return rows.length === 0 ? undefined : rows.map(toAnswer);
  }
}

interface PositionRow {
  readonly position: string;
}

const isExact = ({ expected, events }: EncodedAppend): boolean =>
  expected !== null && expected >= 0 && events.length > 0;

function exactStatement({ stream, command, expected, result, category, meta, events }: EncodedAppend): Statement {
  const [only] = events;
  const values = [SHARD, stream, command, expected, events.length, result, category, meta];
  if (events.length > 1 || !only) return { ...SQL.exact, values: [...values, eventsJson(events)] };
  return { ...SQL.exactOne, values: [...values, only.id, only.type, only.v, only.data] };
}

/** One statement for the records of all, each of which is written where its append was. */
function auditOf(group: readonly EncodedAppend[]): Statement[] {
  const rows = group.flatMap(({ audit, events }) => (audit ? [{ ...audit, eventId: events[0]!.id }] : []));
  return rows.length === 0 ? [] : [writeStatement(rows)];
}

function success({ stream, expected, result, events }: EncodedAppend, { position }: PositionRow): AppendAnswer {
  return {
    status: 'ok',
    streamId: stream,
    version: expected! + events.length,
    position: Number(position),
    result: result === null ? null : (JSON.parse(result) as LedgerResult),
  };
}
