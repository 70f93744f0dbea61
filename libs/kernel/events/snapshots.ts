import { isDeepStrictEqual } from 'node:util';
import { type Event } from '../domain/event.ts';
import { type AnyPersonalFields, ERASED, replacePersonalTexts } from '../domain/personal-fields.ts';
import { span } from '../observability/span.ts';
import { type TenantDatabase } from '../tenancy/tenant-database.ts';
import { codeHash } from './code-hash.ts';
import { type EventReader, type LedgerEntry } from './event-reader.ts';
import { foldStream, type StateAt, type StreamKind } from './fold-stream.ts';
import { type StoredEvent } from './stored-event.ts';

/** When states of a kind of aggregate are kept, and which code they are good for. */
export interface SnapshotRule {
  /** A state is kept once so many events were read to get it. */
  readonly every: number;
  /** The folder of the domain code that folds, `new URL('./domain/', import.meta.url)`: any change in it makes all states void. */
  readonly code: URL;
  /** To be raised when a package that the fold uses has changed what it computes; 1 when left out. */
  readonly version?: number;
}

/** A stream as a command meets it. */
export interface FoldedStream<State> extends StateAt<State> {
  /** Of its last event; 0 when there is none. */
  readonly position: number;
  readonly ledger: LedgerEntry | null;
  /** Present when so much was read that the state is worth keeping. To be called after the command's commit; it never throws. */
  readonly keep?: () => Promise<void>;
}

const SAVE = {
  name: 'es.keep_snapshot',
  text: `insert into snapshot (stream_id, version, fold, state) values ($1, $2, $3, $4) on conflict (stream_id) do update
    set version = excluded.version, fold = excluded.fold, state = excluded.state, taken_at = now()
    where snapshot.fold <> excluded.fold or snapshot.version < excluded.version`,
} as const;

/**
 * States of long streams, kept beside the log so that a command reads only what came since. A cache and nothing else:
 *
 * - a state is taken from what was read from the log, written after the command's commit, and lost without harm;
 * - it is looked at only by the code that made it: SQL compares the hash of that code (`codeHash`), before anything is parsed;
 * - the event that it ends with and all behind it are read every time, and the append compares the version that the log has;
 * - what is personal never gets into it: a state is kept only if it would be the same had all persons been erased.
 */
export class Snapshots<State, E extends Event> {
  readonly #fold: string;
  #unfit = false;

  constructor(
    private readonly store: { readonly events: EventReader; readonly database: TenantDatabase },
    private readonly kind: StreamKind<State, E>,
    private readonly rule: SnapshotRule,
  ) {
    this.#fold = `${rule.version ?? 1}.${codeHash(rule.code)}`;
  }

  async load(schema: string, streamId: string, commandId?: string): Promise<FoldedStream<State>> {
    const { events: reader } = this.store;
    const { snapshot, events, ledger } = await reader.loadSince(schema, streamId, this.#fold, commandId);
    const base = snapshot as StateAt<State> | undefined;
    const folded = foldStream(this.kind, reader.types, events, base);
    const worthIt = folded.version - (base?.version ?? 0) >= this.rule.every && !this.#unfit;
    return {
      ...folded,
      position: events.at(-1)?.position ?? 0,
      ledger,
      ...(worthIt ? { keep: () => this.#tryTo(() => this.#keep(schema, streamId, { events, base, folded })) } : {}),
    };
  }

  /** The span has the error; the next command that reads as much tries again. */
  async #tryTo(keep: () => Promise<void>): Promise<void> {
    await span('clutch.snapshot', { 'clutch.category': this.kind.category }, keep).catch(() => undefined);
  }

  async #keep(
    schema: string,
    streamId: string,
    read: { events: readonly StoredEvent[]; base: StateAt<State> | undefined; folded: StateAt<State> },
  ): Promise<void> {
    const { state, version } = read.folded;
    const text = JSON.stringify(state);
    if (!isDeepStrictEqual(JSON.parse(text ?? 'null'), state)) return this.#giveUp();
    const erased = read.events.map((event) => this.#erased(event));
    if (!isDeepStrictEqual(foldStream(this.kind, this.store.events.types, erased, read.base).state, state)) return;
    await this.store.database.read(schema, { ...SAVE, values: [streamId, version, this.#fold, text] });
  }

  /** The event as it would read if everybody named in it had been erased. */
  #erased(event: StoredEvent): StoredEvent {
    const { personal } = this.store.events.types.definition(event.type);
    return personal
      ? { ...event, data: replacePersonalTexts(personal as AnyPersonalFields, event.data, () => ERASED) }
      : event;
  }

  #giveUp(): void {
    this.#unfit = true;
    process.emitWarning(
      `The state of ${this.kind.category} is no plain JSON, so it is never kept: make it so, or drop its \`snapshots\``,
    );
  }
}
