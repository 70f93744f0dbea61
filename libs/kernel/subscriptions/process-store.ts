import { type Command } from '@nestjs/cqrs';
import { SHARD } from '../events/event-reader.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type Cause, type Process, type SetTimeout } from './decide-process.ts';
import { type Locked } from './event-failed.ts';
import { type ProcessManager } from './process-manager.ts';

/** A command that a process has decided and that has not been sent yet. */
export interface OwedCommand {
  readonly position: number;
  readonly ordinal: number;
  readonly key: string;
  readonly commandId: string;
  readonly type: string;
  readonly data: object;
  readonly cause: Cause;
}

/** Everything that one batch changes. `process` is undefined for a process that has ended. */
export interface ProcessChanges {
  readonly processes: ReadonlyMap<string, { process: Process | undefined; event: StoredEvent }>;
  readonly commands: readonly OwedCommand[];
}

interface ProcessRow {
  key: string;
  version: number;
  schema_version: number;
  state: unknown;
  timeouts: ({ timeout: string } & SetTimeout)[] | null;
}

const SQL = {
  load: {
    name: 'process.load',
    text: `select p.key, p.version, p.schema_version, p.state,
      (select jsonb_agg(jsonb_build_object('timeout', t.timeout, 'dueAt', t.due_at, 'setAt', t.set_at, 'cause', t.cause)) from process_timeout t
        where t.name = p.name and t.key = p.key) as timeouts
      from process p where p.name = $1 and p.key = any($2)`,
  },
  end: { name: 'process.end', text: 'delete from process where name = $1 and key = any($2)' },
  save: {
    name: 'process.save',
    text: `insert into process (name, key, version, schema_version, state, started_at, updated_at)
      select $1, x.key, x.version, $2, coalesce(x.state, 'null'), x.at, x.at from jsonb_to_recordset($3) as x(key text, version int, state jsonb, at timestamptz)
      on conflict (name, key) do update set version = excluded.version, schema_version = excluded.schema_version, state = excluded.state,
        updated_at = excluded.updated_at`,
  },
  cancel: {
    name: 'process.cancel',
    text: `delete from process_timeout t where t.name = $1 and t.key = any($2)
      and not exists (select from jsonb_to_recordset($3) as x(key text, timeout text, set_at bigint)
        where x.key = t.key and x.timeout = t.timeout and x.set_at = t.set_at)`,
  },
  set: {
    name: 'process.set',
    text: `insert into process_timeout (name, key, timeout, due_at, set_at, cause)
      select $1, x.key, x.timeout, x.due_at, x.set_at, x.cause
        from jsonb_to_recordset($2) as x(key text, timeout text, due_at timestamptz, set_at bigint, cause jsonb)
      on conflict do nothing`,
  },
  owe: {
    name: 'process.owe',
    text: `insert into process_command (name, shard, position, ordinal, key, command_id, type, data, cause)
      select $1, $2, x.position, x.ordinal, x.key, x."commandId", x.type, x.data, x.cause
        from jsonb_to_recordset($3) as x(position bigint, ordinal int, key text, "commandId" uuid, type text, data jsonb, cause jsonb)`,
  },
  owed: {
    name: 'process.owed',
    text: `select c.position::float8 as position, c.ordinal, c.key, c.command_id as "commandId", c.type, c.data, c.cause from process_command c
      where c.name = $1 and c.shard = $2
        and not exists (select from parked_event p where p.name = c.name and p.lane = c.key and p.status = 'parked')
      order by c.position, c.ordinal limit $3`,
  },
  sent: {
    name: 'process.sent',
    text: `delete from process_command c using jsonb_to_recordset($3) as x(position bigint, ordinal int)
      where c.name = $1 and c.shard = $2 and c.position = x.position and c.ordinal = x.ordinal`,
  },
  silence: {
    name: 'process.silence',
    text: 'select silent_until::float8 as position from subscription where name = $1 and shard = $2',
  },
  decided: {
    name: 'process.decided',
    text: 'select 1 from process_command where name = $1 and shard = $2 and position = $3 limit 1',
  },
} as const;

/** State, timeouts and owed commands of a process manager's processes, all in the transaction that holds its lock. */
export const processStore = {
  /**
   * The processes that run under these keys, in today's shape.
   * @throws Error for a state that a newer release has written: this release waits
   */
  async load(tx: Locked, manager: ProcessManager, keys: readonly string[]): Promise<Map<string, Process>> {
    const rows = await tx.query<ProcessRow>({ ...SQL.load, values: [manager.name, keys] });
    return new Map(rows.map((row) => [row.key, toProcess(manager, row)]));
  },

  /** Writes a batch's outcome: at most five statements, however many processes it concerns. */
  async save(tx: Locked, { name, version }: ProcessManager, changes: ProcessChanges): Promise<void> {
    const { processes, commands } = changes;
    if (processes.size === 0) return;
    const keys = [...processes.keys()];
    const running = [...processes.values()].flatMap(({ process, event }) => (process ? [{ process, event }] : []));
    const ended = keys.filter((key) => !processes.get(key)!.process);
    const rows = running.map(({ process: { key, version, state }, event }) => ({
      key,
      version,
      state,
      at: event.recordedAt,
    }));
    const timeouts = running.flatMap(({ process: { key, timeouts } }) =>
      [...timeouts].map(([timeout, { dueAt, setAt, cause }]) => ({
        key,
        timeout,
        due_at: dueAt,
        set_at: setAt,
        cause,
      })),
    );
    if (ended.length > 0) await tx.query({ ...SQL.end, values: [name, ended] });
    if (rows.length > 0) await tx.query({ ...SQL.save, values: [name, version, JSON.stringify(rows)] });
    await tx.query({ ...SQL.cancel, values: [name, keys, JSON.stringify(timeouts)] });
    if (timeouts.length > 0) await tx.query({ ...SQL.set, values: [name, JSON.stringify(timeouts)] });
    if (commands.length > 0) await tx.query({ ...SQL.owe, values: [name, SHARD, JSON.stringify(commands)] });
  },

  /** The oldest commands that are owed, in order, without those of processes that are shut. */
  owed(tx: Locked, { name }: ProcessManager, limit: number): Promise<OwedCommand[]> {
    return tx.query<OwedCommand & object>({ ...SQL.owed, values: [name, SHARD, limit] });
  },

  /** They are sent and owed no longer. */
  async sent(tx: Locked, { name }: ProcessManager, commands: readonly OwedCommand[]): Promise<void> {
    const rows = commands.map(({ position, ordinal }) => ({ position, ordinal }));
    await tx.query({ ...SQL.sent, values: [name, SHARD, JSON.stringify(rows)] });
  },

  /** Up to this position nothing is sent: the manager only learns what has happened. */
  async silentUntil(tx: Locked, { name }: ProcessManager): Promise<number> {
    const [row] = await tx.query<{ position: number }>({ ...SQL.silence, values: [name, SHARD] });
    return row?.position ?? 0;
  },

  /** Whether an event was decided about already and only its commands are still to be sent. */
  async isDecided(tx: Locked, { name }: ProcessManager, position: number): Promise<boolean> {
    return (await tx.query({ ...SQL.decided, values: [name, SHARD, position] })).length > 0;
  },
} as const;

/** A command as it was before it was kept. @throws Error when this release has no such command */
export function revive({ name, commands }: ProcessManager, { type, data }: OwedCommand): Command<unknown> {
  const found = commands.get(type);
  if (!found) throw new Error(`${name} owes a command ${type}, which is not among its commands`);
  return Object.assign(Object.create(found.prototype as object) as Command<unknown>, data);
}

function toProcess(manager: ProcessManager, row: ProcessRow): Process {
  const { name, version, upcast } = manager;
  if (row.schema_version > version)
    throw new Error(`A state of ${name} has version ${row.schema_version}, newer than this release (${version})`);
  let state = row.state;
  for (let from = row.schema_version; from < version; from += 1) state = upcast[from]!(state as never);
  const timeouts = new Map<string, SetTimeout>(
    (row.timeouts ?? []).map(({ timeout, dueAt, ...rest }) => [
      timeout,
      { dueAt: new Date(dueAt).toISOString(), ...rest },
    ]),
  );
  return { key: row.key, version: row.version, state, timeouts };
}
