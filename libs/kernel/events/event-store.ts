import { type RequestContext } from '../context/request-context.ts';
import { span } from '../observability/span.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type AnswerRow, type AppendAnswer, type AppendRequest, expectedNumber, toAnswer } from './append.ts';
import { type EventCodec } from './event-codec.ts';
import { EventReader, SHARD } from './event-reader.ts';
import { GroupCommit, type QueuedAppend } from './group-commit.ts';

const SQL = {
  append: { name: 'es.append', text: 'select * from es.append($1, $2, $3, $4, $5, $6, $7, $8)' },
  appendMany: { name: 'es.append_many', text: 'select * from es.append_many($1, $2, $3) order by item' },
} as const;

/** Called after each commit that added events; hints only, nothing relies on it. */
export type AppendListener = (schema: string) => void;

/** Told of every append and how long the database took over it. */
export type AppendObserver = (status: AppendAnswer['status'], ms: number) => void;

/** The tenant's log. What it guarantees stands in libs/kernel/README.md, each promise with the test that proves it. */
export class EventStore extends EventReader {
  readonly #groups: GroupCommit;
  readonly #listeners: AppendListener[] = [];

  constructor(
    database: TenantDatabase,
    codec: EventCodec,
    private readonly observe: AppendObserver = () => undefined,
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

  /** Appends in a transaction of its own, together with whatever else this process appends for the tenant at the moment. */
  async append(context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    const schema = context.tenant!.schema;
    const events = await this.codec.encode(context, request);
    const answer = await this.#observed(() =>
      this.#groups.append(schema, {
        stream: request.streamId,
        category: request.category,
        expected: expectedNumber(request.expected),
        command: request.commandId ?? null,
        result: request.result ?? null,
        events,
      }),
    );
    if (answer.status === 'ok' && request.events.length > 0) this.announce(schema);
    return answer;
  }

  /**
   * Appends inside the caller's transaction, as its last statement: the log's lock is held until it ends. On `conflict` the
   * transaction is still usable, and to be rolled back by whoever wrote something before.
   */
  async appendIn(tx: TenantTransaction, context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    const values = [
      tx.schema,
      SHARD,
      request.streamId,
      request.category,
      expectedNumber(request.expected),
      JSON.stringify(await this.codec.encode(context, request)),
      request.commandId ?? null,
      request.result ? JSON.stringify(request.result) : null,
    ];
    return this.#observed(async () => toAnswer((await tx.query<AnswerRow>({ ...SQL.append, values }))[0]!));
  }

  #observed(append: () => Promise<AppendAnswer>): Promise<AppendAnswer> {
    return span('clutch.append', {}, async () => {
      const startedAt = performance.now();
      const answer = await append();
      this.observe(answer.status, performance.now() - startedAt);
      return answer;
    });
  }

  async #commitGroup(schema: string, group: readonly QueuedAppend[]): Promise<AppendAnswer[]> {
    const [only] = group;
    if (group.length === 1 && only) {
      const { stream, category, expected, command, result, events } = only;
      const values = [
        schema,
        SHARD,
        stream,
        category,
        expected,
        JSON.stringify(events),
        command,
        result ? JSON.stringify(result) : null,
      ];
      return (await this.database.read<AnswerRow>(schema, { ...SQL.append, values })).map(toAnswer);
    }
    const rows = await this.database.read<AnswerRow>(schema, {
      ...SQL.appendMany,
      values: [schema, SHARD, JSON.stringify(group)],
    });
    return rows.map(toAnswer);
  }
}
