import { type ClientBase } from 'pg';
import { uuidv7 } from 'uuidv7';
import { type Actor } from '../context/request-context.ts';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';
import { type Cells, HOME } from './cells.ts';
import { type PlatformDatabase, type PlatformTransaction } from './platform-database.ts';

export type OperationKind = 'export' | 'restore' | 'deletion' | 'move';

/** Work on a whole tenant that takes longer than a request. */
export interface TenantOperation {
  /** UUID. */
  readonly id: string;
  readonly tenantId: string;
  readonly schema: string;
  readonly kind: OperationKind;
  /** `waiting` until it is due and somebody has time; `running` also when whoever ran it died, and somebody else will go on. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly dueAt: Date;
  /** Of `total`, in rows; `null` until it is known. */
  readonly done: number;
  readonly total: number | null;
  /** What is needed to do it, and what has come of it; plain JSON. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly error: string | null;
  readonly actor: Actor;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface NewOperation {
  readonly tenantId: string;
  readonly schema: string;
  readonly kind: OperationKind;
  readonly actor: Actor;
  readonly dueAt?: Date;
  readonly details?: object;
}

/** What whoever does the work gets. */
export interface OperationRun {
  readonly operation: TenantOperation;
  /** Keeps how far it is; at most twice a second. */
  report(progress: { readonly done: number; readonly total: number }): void;
  /** Keeps what has been reached, so that whoever goes on after a kill knows. */
  note(details: object): Promise<void>;
}

/** `elsewhere`: another process is at it. `over`: it is not due, or has ended. `later`: the database went away; it goes on by itself. */
export type RunEnd = 'done' | 'failed' | 'elsewhere' | 'over' | 'later';

const COLUMNS = `id, tenant_id as "tenantId", schema, kind, state, due_at as "dueAt", done::float8 as done, total::float8 as total,
  details, error, actor, created_at as "createdAt", finished_at as "finishedAt"`;
const REPORT_EVERY_MS = 500;

/** The list of such work, in the platform's tables. */
export class TenantOperations {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly cells: Cells,
  ) {}

  /** Writes down what is to be done, by default in a transaction of its own. @returns its id */
  async begin(
    { tenantId, schema, kind, actor, dueAt, details = {} }: NewOperation,
    tx: PlatformTransaction = this.platform,
  ): Promise<string> {
    const id = uuidv7();
    await tx.query({
      text: `insert into platform.tenant_operation (id, tenant_id, schema, kind, actor, due_at, details)
        values ($1, $2, $3, $4, $5, coalesce($6, now()), $7)`,
      values: [id, tenantId, schema, kind, JSON.stringify(actor), dueAt ?? null, JSON.stringify(details)],
    });
    return id;
  }

  async find(id: string): Promise<TenantOperation | undefined> {
    const text = `select ${COLUMNS} from platform.tenant_operation where id = $1`;
    const [operation] = await this.platform.query<TenantOperation>({ text, values: [id] });
    return operation;
  }

  /** Of a tenant, the newest first. */
  async ofTenant(tenantId: string, limit: number): Promise<TenantOperation[]> {
    const text = `select ${COLUMNS} from platform.tenant_operation where tenant_id = $1 order by created_at desc, id desc limit $2`;
    return this.platform.query<TenantOperation>({ text, values: [tenantId, limit] });
  }

  /** What could be gone on with now, the oldest first. */
  async due(): Promise<TenantOperation[]> {
    return this.platform.query<TenantOperation>({
      name: 'operation.due',
      text: `select ${COLUMNS} from platform.tenant_operation where state in ('waiting', 'running') and due_at <= now() order by due_at limit 100`,
    });
  }

  /**
   * Does the work, unless another process is at it: whoever runs an operation holds a lock that dies with its connection, so that a
   * process that was killed is followed by the next one that tries. `work` must bear being begun again wherever it was cut off.
   *
   * An error ends the operation as `failed`, with its message. Where the database was away, or with `goOn`, it stays and is tried again.
   * @returns what became of it
   */
  async run(
    id: string,
    work: (run: OperationRun) => Promise<object>,
    { goOn = false }: { readonly goOn?: boolean } = {},
  ): Promise<RunEnd> {
    return this.cells.asOwner(HOME, async (owner) => {
      if (!(await lock(owner, id))) return 'elsewhere';
      const operation = await this.#start(id);
      if (!operation) return 'over';
      try {
        const result = await work(this.#runOf(operation));
        await this.#end(id, 'done', { details: result });
        return 'done';
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (isDatabaseUnavailable(error) || goOn) {
          // The database may be what is away; the state stays `running` either way.
          await this.#say(id, message).catch(() => undefined);
          if (goOn) throw error;
          return 'later';
        }
        await this.#end(id, 'failed', { error: message });
        return 'failed';
      }
    });
  }

  async #start(id: string): Promise<TenantOperation | undefined> {
    const [operation] = await this.platform.query<TenantOperation>({
      text: `update platform.tenant_operation set state = 'running', error = null
        where id = $1 and state in ('waiting', 'running') and due_at <= now() returning ${COLUMNS}`,
      values: [id],
    });
    return operation;
  }

  #runOf(operation: TenantOperation): OperationRun {
    let told = 0;
    return {
      operation,
      report: ({ done, total }) => {
        if (done < total && performance.now() - told < REPORT_EVERY_MS) return;
        told = performance.now();
        const text = 'update platform.tenant_operation set done = $2, total = $3 where id = $1';
        // A progress that is not kept is one that nobody sees.
        this.platform.query({ text, values: [operation.id, done, total] }).catch(() => undefined);
      },
      note: async (details) => {
        const text = 'update platform.tenant_operation set details = details || $2::jsonb where id = $1';
        await this.platform.query({ text, values: [operation.id, JSON.stringify(details)] });
      },
    };
  }

  async #end(
    id: string,
    state: 'done' | 'failed',
    { details = {}, error = null }: { details?: object; error?: string | null },
  ): Promise<void> {
    await this.platform.query({
      text: `update platform.tenant_operation
        set state = $2, details = details || $3::jsonb, error = $4, finished_at = now() where id = $1`,
      values: [id, state, JSON.stringify(details), error],
    });
  }

  async #say(id: string, error: string): Promise<void> {
    await this.platform.query({
      text: 'update platform.tenant_operation set error = $2 where id = $1',
      values: [id, error],
    });
  }
}

async function lock(owner: ClientBase, id: string): Promise<boolean> {
  const { rows } = await owner.query<{ mine: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('clutch.operation.' || $1, 0)) as mine",
    [id],
  );
  return rows[0]!.mine;
}
