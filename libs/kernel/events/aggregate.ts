import { setTimeout as sleep } from 'node:timers/promises';
import { currentContext, type RequestContext } from '../context/request-context.ts';
import { PreconditionFailed } from '../context/precondition-failed.ts';
import { DomainError, type DomainErrorKind } from '../domain/domain-error.ts';
import { type Event, type Fold, replay } from '../domain/event.ts';
import { span } from '../observability/span.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type AppendAnswer, type AppendRequest, type LedgerResult } from './append.ts';
import { type LedgerEntry } from './event-reader.ts';
import { type EventStore } from './event-store.ts';
import { type StoredEvent } from './stored-event.ts';

/** What a command answers: which stream, its version now, and the tenant's log position to wait for when reading. */
export interface Appended {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

export interface Loaded<State> {
  readonly state: State;
  /** 0: the stream does not exist. */
  readonly version: number;
}

/** Writes that must stand or fall with the events (claims, inline projections); they run before the append, in its transaction. */
export type Inline<E extends Event> = (tx: TenantTransaction, events: readonly E[]) => Promise<void>;

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
 */
export abstract class Aggregate<State, E extends Event> {
  protected constructor(
    private readonly store: AggregateStore,
    /** `category` names the kind of stream in the log; `fold` reads it. */
    private readonly kind: { readonly category: string; readonly fold: Fold<State, E> },
  ) {}

  async load(streamId: string): Promise<Loaded<State>> {
    const { events } = await this.store.events.load(requireContext().tenant!.schema, streamId);
    return this.#fold(events);
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
      const { events, ledger } = await this.store.events.load(context.tenant!.schema, streamId, context.command?.id);
      if (ledger) return answerFromLedger(context, ledger);
      const { state, version } = this.#fold(events);
      if (version > 0) checkPrecondition(context, version);
      const decided = await this.#decide(context, streamId, () => decide(state));
      // What does not exist is told first to be missing, by the decision; only then is its version compared.
      if (version === 0) checkPrecondition(context, version);
      if (decided.length === 0 && !context.command)
        return { id: streamId, version, position: events.at(-1)?.position ?? 0 };
      const request = this.#request(context, { streamId, expected: version, events: decided });
      const answer = inline
        ? await this.#appendInline(context, request, inline)
        : await this.store.events.append(context, request);
      if (answer.status === 'ok') return { id: answer.streamId, version: answer.version, position: answer.position };
      if (answer.status === 'duplicate') return answerFromLedger(context, answer);
      await sleep(attempt * 5 * (0.5 + Math.random()));
    }
    throw new DomainError('conflict', 'command.contended', 'Others keep changing this at the same time; try again');
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
      const answer = await this.store.database.transaction(schema, async (tx) => {
        await inline(tx, request.events);
        const given = await this.store.events.appendIn(tx, context, request);
        if (given.status !== 'ok') throw new NotAppended(given);
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

  /** A public id may carry the wrong prefix: a stream of another kind does not exist here, and its events mean nothing to this fold. */
  #fold(events: readonly StoredEvent[]): Loaded<State> {
    if (events[0] && events[0].category !== this.kind.category) return { state: this.kind.fold.initial, version: 0 };
    return { state: replay(this.kind.fold, events as unknown as readonly E[]), version: events.at(-1)?.version ?? 0 };
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

function checkPrecondition({ ifMatch }: RequestContext, version: number): void {
  if (ifMatch === undefined) return;
  if (ifMatch === '*' ? version === 0 : ifMatch !== version) throw new PreconditionFailed(version);
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
