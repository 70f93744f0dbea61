import { setTimeout as sleep } from 'node:timers/promises';
import { currentContext, type RequestContext } from '../context/request-context.ts';
import { PreconditionFailed } from '../context/precondition-failed.ts';
import { DomainError, type DomainErrorKind } from '../domain/domain-error.ts';
import { type Event } from '../domain/event.ts';
import { span } from '../observability/span.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { type AppendAnswer, type AppendRequest, type LedgerResult } from './append.ts';
import { type LedgerEntry } from './event-reader.ts';
import { type EventStore } from './event-store.ts';
import { foldStream, type StateAt, type StreamKind } from './fold-stream.ts';
import { type FoldedStream, type SnapshotRule, Snapshots } from './snapshots.ts';

/** What a command answers: which stream, its version now, and the tenant's log position to wait for when reading. */
export interface Appended {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

export type Loaded<State> = StateAt<State>;

/**
 * Writes that must stand or fall with the events. They run before the append, in its transaction; what they return runs behind it, and
 * holds up every other append of the tenant for so long (`projectInline`).
 */
export type Inline<E extends Event> = (
  tx: TenantTransaction,
  events: readonly E[],
) => Promise<void | (() => Promise<void>)>;

/** What every aggregate needs, injected as one. */
export abstract class AggregateStore {
  abstract readonly events: EventStore;
  abstract readonly database: TenantDatabase;
}

const ATTEMPTS = 5;

/**
 * Loads a stream, decides, appends.
 *
 * - A decision is pure and may run again: on a version conflict the stream is read anew and decided again, 5 times with
 *   jitter, then the command is refused as `command.contended`.
 * - A command id takes effect once. Sent again it gets the first answer; a refusal is remembered as well.
 * - `If-Match` becomes the expected version: stale is `PreconditionFailed`, before anything is decided.
 * - With `snapshots` a long stream is read from its last kept state on; nothing else changes by it.
 */
export abstract class Aggregate<State, E extends Event> {
  readonly #snapshots: Snapshots<State, E> | undefined;

  protected constructor(
    private readonly store: AggregateStore,
    private readonly kind: StreamKind<State, E> & {
      readonly snapshots?: SnapshotRule;
      /** It has a state before its first event, as settings with defaults have: `If-Match: *` matches version 0 as well. */
      readonly hasDefault?: boolean;
    },
  ) {
    if (kind.snapshots) this.#snapshots = new Snapshots(store, kind, kind.snapshots);
  }

  async load(streamId: string): Promise<Loaded<State>> {
    const { state, version } = await this.#load(requireContext(), streamId);
    return { state, version };
  }

  /**
   * Appends what `decide` returns. No events and no command id: nothing is written and the present version answers.
   * @throws DomainError as `decide` does; PreconditionFailed; DomainError `command.contended` and `idempotency.key-reused`
   */
  change(streamId: string, decide: (state: State) => readonly E[], inline?: Inline<E>): Promise<Appended> {
    return span('clutch.command', { 'clutch.category': this.kind.category }, () =>
      this.#change(streamId, decide, inline),
    );
  }

  async #change(streamId: string, decide: (state: State) => readonly E[], inline?: Inline<E>): Promise<Appended> {
    const context = requireContext();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { state, version, position, ledger, keep } = await this.#load(context, streamId, context.command?.id);
      if (ledger) return answerFromLedger(context, ledger);
      if (version > 0) this.#checkPrecondition(context, version);
      const decided = await this.#decide(context, streamId, () => decide(state));
      // What does not exist is told first to be missing, by the decision; only then is its version compared.
      if (version === 0) this.#checkPrecondition(context, version);
      if (decided.length === 0 && !context.command) return { id: streamId, version, position };
      const request = this.#request(context, { streamId, expected: version, events: decided });
      const answer = inline
        ? await this.#appendInline(context, request, inline)
        : await this.store.events.append(context, request);
      if (answer.status === 'ok') {
        if (keep) inBackground('keeping a snapshot', keep());
        return { id: answer.streamId, version: answer.version, position: answer.position };
      }
      if (answer.status === 'duplicate') return answerFromLedger(context, answer);
      await sleep(attempt * 5 * (0.5 + Math.random()));
    }
    throw new DomainError('conflict', 'command.contended', 'Others keep changing this at the same time; try again');
  }

  #checkPrecondition({ ifMatch }: RequestContext, version: number): void {
    if (ifMatch === undefined) return;
    const isThere = version > 0 || this.kind.hasDefault === true;
    if (ifMatch === '*' ? !isThere : ifMatch !== version) throw new PreconditionFailed(version);
  }

  async #decide(context: RequestContext, streamId: string, decide: () => readonly E[]): Promise<readonly E[]> {
    try {
      return decide();
    } catch (error) {
      if (error instanceof DomainError) await this.#recordRefusal(context, streamId, error);
      throw error;
    }
  }

  async #appendInline(
    context: RequestContext,
    request: AppendRequest & { events: readonly E[] },
    inline: Inline<E>,
  ): Promise<AppendAnswer> {
    const { schema } = context.tenant!;
    try {
      await this.store.events.codec.registerTypes(request.events);
      const answer = await this.store.database.transaction(schema, async (tx) => {
        const after = await inline(tx, request.events);
        const given = await this.store.events.appendIn(tx, context, request);
        if (given.status !== 'ok') throw new NotAppended(given);
        await after?.();
        return given;
      });
      this.store.events.announce(schema);
      return answer;
    } catch (error) {
      if (error instanceof NotAppended) return error.answer;
      // A twin of this very command may hold the claim: then its answer is ours.
      const twin =
        context.command && (await this.store.events.load(schema, request.streamId, context.command.id)).ledger;
      if (twin) return { status: 'duplicate', ...twin };
      if (error instanceof DomainError) await this.#recordRefusal(context, request.streamId, error);
      throw error;
    }
  }

  /** So that a repeat of the command gets the same refusal. Lost in a crash, it is decided anew. */
  async #recordRefusal(
    context: RequestContext,
    streamId: string,
    { kind, code, message, details }: DomainError,
  ): Promise<void> {
    if (!context.command) return;
    const result: LedgerResult = {
      fingerprint: context.command.fingerprint,
      refusal: { kind, code, message, details },
    };
    await this.store.events.append(context, {
      ...this.#request(context, { streamId, expected: 'any', events: [] }),
      result,
    });
  }

  #request(context: RequestContext, what: Pick<AppendRequest, 'streamId' | 'expected'> & { events: readonly E[] }) {
    const { command } = context;
    return {
      ...what,
      category: this.kind.category,
      ...(command ? { commandId: command.id, result: { fingerprint: command.fingerprint } } : {}),
    };
  }

  async #load({ tenant }: RequestContext, streamId: string, commandId?: string): Promise<FoldedStream<State>> {
    if (this.#snapshots) return this.#snapshots.load(tenant!.schema, streamId, commandId);
    const { events, ledger } = await this.store.events.load(tenant!.schema, streamId, commandId);
    const folded = foldStream(this.kind, this.store.events.types, events);
    return { ...folded, position: events.at(-1)?.position ?? 0, ledger };
  }
}

/** Carries an answer out of a transaction that must roll back. */
class NotAppended extends Error {
  constructor(readonly answer: AppendAnswer) {
    super(answer.status);
  }
}

function requireContext(): RequestContext {
  const context = currentContext();
  if (!context?.tenant) throw new Error('An aggregate is used inside a tenant request, job or policy only');
  return context;
}

/** The ledger's entry as this request's answer: the first result, the first refusal, or the refusal of a key used for something else. */
export function answerFromLedger(context: RequestContext, entry: LedgerEntry): Appended {
  const { streamId: id, version, position, result } = entry;
  if (result && result.fingerprint !== context.command!.fingerprint) {
    throw new DomainError(
      'invalid',
      'idempotency.key-reused',
      'This Idempotency-Key was used for a different request; use a new key for a new request',
    );
  }
  context.replayed = true;
  if (result?.refusal) {
    const { kind, code, message, details } = result.refusal;
    throw new DomainError(kind as DomainErrorKind, code, message, details as Record<string, unknown>);
  }
  return { id, version, position };
}
