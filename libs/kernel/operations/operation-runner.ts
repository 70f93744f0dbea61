import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { currentContext, currentTenant, type RequestContext, runInContext } from '../context/request-context.ts';
import { Clock } from '../domain/clock.ts';
import { EventStore } from '../events/event-store.ts';
import { abilityFrom } from '../http/authorization/ability.ts';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { TenantDatabase } from '../tenancy/tenant-database.ts';
import { type LongWork, type PieceResult } from './long-work.ts';
import { type OperationError } from './operation-row.ts';
import { OPERATION_SQL as SQL } from './operation-sql.ts';
import { type Ended, type KeptWork, Operations } from './operations.ts';

/** Who has not renewed it by then is thought dead. */
const LEASE_MS = 10_000;
const RENEWED_EVERY_MS = 3_000;
/** A piece that breaks this often, without a reason that could be told, ends its operation. */
const MOST_TRIES = 5;

interface Taken {
  readonly kind: string;
  readonly work: KeptWork;
  readonly done: number;
  readonly outputs: number;
  readonly tries: number;
}

interface Held extends Taken {
  readonly operationId: string;
  readonly lease: string;
}

/**
 * Does operations piece by piece. The lines of a piece and the progress commit together, under a lease: a worker that is killed loses the
 * piece that it was at, which the next one does again under the same command ids; one that only seemed dead can write nothing any more.
 */
@Injectable()
export class OperationRunner {
  readonly #works = new Map<string, LongWork>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly operations: Operations,
    private readonly clock: Clock,
  ) {}

  register(works: readonly LongWork[]): void {
    for (const work of works) this.#works.set(work.kind, work);
  }

  /** Goes on with the operation until it ends, somebody else has it, or `signal` fires. @throws what is nobody's refusal: it is tried again */
  async run(operationId: string, signal: AbortSignal): Promise<void> {
    const { schema } = currentTenant();
    const lease = uuidv7();
    const now = this.clock.now();
    const values = [operationId, lease, this.#until(), now];
    const [taken] = await this.database.read<Taken>(schema, { ...SQL.take, values });
    if (!taken) return;
    const held = { ...taken, operationId, lease };
    try {
      await this.#goOn(held, signal);
    } catch (error) {
      const problem = problemOfError(error);
      // That the store was away says nothing of the piece: it is not counted.
      if (problem.status === 503 || (problem.status >= 500 && taken.tries < MOST_TRIES)) {
        await this.database.read(schema, { ...SQL.release, values: [operationId, lease] });
        throw error;
      }
      const { status, code, detail } = problem;
      await this.#end(held, { state: 'failed', error: { status, code, detail } });
      if (status >= 500) throw error;
    }
  }

  async #goOn(held: Held, signal: AbortSignal): Promise<void> {
    const work = this.#works.get(held.kind);
    if (!work) throw new Error(`Nobody does the long work ${held.kind}`);
    let { cursor } = held.work;
    let firstLine = held.done + 1;
    for (;;) {
      if (signal.aborted) {
        await this.database.read(currentTenant().schema, { ...SQL.release, values: [held.operationId, held.lease] });
        return;
      }
      const at = { cursor, firstLine };
      const result = await this.#renewing(held, () => this.#piece(work, held, at));
      if (!(await this.#keep(held, result))) return;
      if (result.next === null) return;
      cursor = result.next;
      firstLine += result.done;
    }
  }

  /** Lets the lease last as long as the work does. */
  async #renewing<Result>({ operationId, lease }: Held, work: () => Promise<Result>): Promise<Result> {
    const { schema } = currentTenant();
    const renew = () => this.database.read(schema, { ...SQL.renew, values: [operationId, lease, this.#until()] });
    const timer = setInterval(() => inBackground('renewing a lease', renew()), RENEWED_EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  async #piece(work: LongWork, held: Held, at: { cursor: string | null; firstLine: number }): Promise<PieceResult> {
    const { operationId } = held;
    const { request, hasInput } = held.work;
    const asAsker = <T>(does: () => Promise<T>): Promise<T> => runInContext(contextOf(held), does);
    if (!hasInput) return asAsker(() => work.step(request, { operationId, ...at, lines: [] }));
    const part = Number(at.cursor ?? 0);
    const statement = { ...SQL.input, values: [operationId, part] };
    const [input] = await this.database.read<{ lines: string; more: boolean }>(currentTenant().schema, statement);
    if (!input) return { lines: [], done: 0, next: null };
    const result = await asAsker(() => work.step(request, { operationId, ...at, lines: input.lines.split('\n') }));
    return { ...result, next: input.more ? String(part + 1) : null };
  }

  /** @returns false when the operation is no longer ours */
  async #keep({ operationId, lease }: Held, { lines, done, total, next }: PieceResult): Promise<boolean> {
    const { schema } = currentTenant();
    const isKept = await this.database.transaction(schema, async (tx) => {
      const values = [operationId, lease, done, total ?? null, next, this.#until()];
      const [kept] = await tx.query<{ outputs: number }>({ ...SQL.advance, values });
      if (!kept) return false;
      const text = lines.map((line) => `${line}\n`).join('');
      await tx.query({ ...SQL.addOutput, values: [operationId, kept.outputs - 1, text] });
      if (next !== null) return true;
      const [ended] = await tx.query<Ended>({
        ...SQL.finish,
        values: [operationId, lease, 'done', null, this.clock.now()],
      });
      if (ended) await this.operations.tell(tx, operationId, { ...ended, state: 'done' });
      return true;
    });
    if (isKept && next === null) this.events.announce(schema);
    return isKept;
  }

  async #end(
    { operationId, lease }: Held,
    { state, error }: { state: 'failed'; error: OperationError },
  ): Promise<void> {
    const { schema } = currentTenant();
    await this.database.transaction(schema, async (tx) => {
      const values = [operationId, lease, state, JSON.stringify(error), this.clock.now()];
      const [ended] = await tx.query<Ended>({ ...SQL.finish, values });
      if (ended) await this.operations.tell(tx, operationId, { ...ended, state });
    });
    this.events.announce(schema);
  }

  #until(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}

/** The work is done as who asked for it, with what they were allowed then. */
function contextOf({ work: { actor, rules } }: Held): RequestContext {
  const context: RequestContext = { ...currentContext()!, source: 'import', actor };
  delete context.command;
  return rules ? { ...context, ability: abilityFrom(rules) } : context;
}
