import { runInContext, type TenantRef } from '../context/request-context.ts';
import { dueTime } from './due-time.ts';
import { uuidV5 } from '../context/uuid-v5.ts';
import { type Clock } from '../domain/clock.ts';
import { SHARD } from '../events/event-reader.ts';
import { type EventStore } from '../events/event-store.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { type Cause } from './decide-process.ts';
import { type TimeoutElapsed } from './subscription-events.ts';

/** UUIDv5 namespace of the streams and commands of timeouts; fixed for ever. */
const NAMESPACE = '0f6cf6c5-9d0e-5a35-8a0e-3f1f0a5b7d42';
const AT_ONCE = 100;

interface DueTimeout {
  key: string;
  timeout: string;
  due_at: Date;
  set_at: number;
  cause: Cause;
}

const SQL = {
  /** Only once all is read that was recorded before: it may hold the answer, and an end that comes after that is noise in the log. */
  due: {
    name: 'process.due',
    text: `select t.key, t.timeout, t.due_at, t.set_at::float8 as set_at, t.cause from process_timeout t
      join subscription s on s.name = t.name and s.shard = $2 and s.status = 'running' and s.position >= s.silent_until
      left join event unread on unread.shard = s.shard and unread.position = s.position + 1
      where t.name = $1 and not t.fired and t.due_at <= coalesce($3::timestamptz, clock_timestamp())
        and (unread.recorded_at is null or unread.recorded_at > t.due_at) order by t.due_at limit $4`,
  },
  fired: {
    name: 'process.fired',
    text: `update process_timeout t set fired = true from jsonb_to_recordset($2) as x(key text, timeout text, set_at bigint)
      where t.name = $1 and t.key = x.key and t.timeout = x.timeout and t.set_at = x.set_at`,
  },
} as const;

/** Turns what is due into events of the log, each once: a timeout's command id follows from the process and the position that set it. */
export class ProcessTimeouts {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    /** The database's clock tells what is due, unless a test brings its own. */
    private readonly clock?: Clock,
  ) {}

  /** @returns whether something was due. */
  async fire(tenant: TenantRef, name: string): Promise<boolean> {
    const now = dueTime(tenant, this.clock);
    const due = await this.database.read<DueTimeout>(tenant.schema, {
      ...SQL.due,
      values: [name, SHARD, now, AT_ONCE],
    });
    if (due.length === 0) return false;
    await Promise.all(due.map((timeout) => this.#append(tenant, name, timeout)));
    const rows = due.map(({ key, timeout, set_at }) => ({ key, timeout, set_at }));
    await this.database.read(tenant.schema, { ...SQL.fired, values: [name, JSON.stringify(rows)] });
    return true;
  }

  async #append(tenant: TenantRef, name: string, { key, timeout, due_at, set_at, cause }: DueTimeout): Promise<void> {
    const commandId = uuidV5(NAMESPACE, `${name}:${key}:${timeout}:${set_at}`);
    const event: TimeoutElapsed = {
      type: 'TimeoutElapsed',
      data: { process: name, key, timeout, dueAt: due_at.toISOString(), setAt: set_at },
    };
    const context = {
      requestId: commandId,
      correlation: cause.correlation,
      causation: cause.event,
      ...(cause.trace ? { trace: cause.trace } : {}),
      source: 'policy' as const,
      tenant,
      actor: { kind: 'policy' as const, id: name, name },
    };
    await runInContext(context, () =>
      this.events.append(context, {
        streamId: uuidV5(NAMESPACE, `${name}:${key}`),
        category: 'process',
        expected: 'any',
        events: [event],
        commandId,
        result: { fingerprint: commandId },
      }),
    );
  }
}
