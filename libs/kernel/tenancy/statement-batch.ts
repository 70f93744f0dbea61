import { type ClientBase, type QueryResultRow, types } from 'pg';
import { prepareValue, Result, type RowReader } from './pg-internals.ts';
import { PreparedStatements } from './prepared-statements.ts';

/** A statement with a name is parsed once per connection and tenant; give one to everything on a hot path. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** The part of pg's connection that writes the extended query protocol. */
export interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Record<string, string>;
  on(event: 'parseComplete', listener: () => void): void;
  off(event: 'parseComplete', listener: () => void): void;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P' }): void;
  execute(message: { rows: number }): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

type Rows = QueryResultRow[];

/** What a statement has answered so far; without a reader its rows have not been described yet, or there are none. */
interface Answer {
  reader: RowReader | null;
  readonly rows: Rows;
}

/**
 * Several statements in one round trip and one transaction: PostgreSQL runs all that comes before one Sync as a single
 * implicit transaction (protocol documentation, "Pipelining"), so `set_config(…, true)` in the first holds for the rest and ends
 * with it, and a failure undoes all. node-postgres sends a Sync behind each statement, hence this `Submittable` of our own.
 *
 * Rejects with the first error. What cannot be written is refused before anything is sent.
 */
export class StatementBatch {
  readonly #answers: Answer[] = [];
  /** Names that were sent to be parsed and are not known to be, in order. */
  readonly #unconfirmed: string[] = [];
  readonly #outcome = Promise.withResolvers<Rows[]>();
  #wire: Wire | undefined;
  #prepared: PreparedStatements | undefined;
  #current = 0;
  #failure: Error | undefined;
  #ended = false;
  /** pg calls this when it gives a query up while we wait. */
  readonly callback = (error?: Error | null): void => {
    if (error) this.#end(error);
  };
  readonly #onParsed = (): void => {
    this.#unconfirmed.shift();
  };

  constructor(
    private readonly statements: readonly Statement[],
    /** Called as soon as the outcome is known, before anybody who awaits it. */
    private readonly onEnd: (error?: Error) => void = () => undefined,
  ) {}

  run(client: ClientBase): Promise<Rows[]> {
    this.give(client);
    return this.answered;
  }

  /** Gives it to the client, for whoever has taken `answered` already. */
  give(client: ClientBase): void {
    client.query(this as never);
  }

  /** Its answers, for whoever does not send it itself. */
  get answered(): Promise<Rows[]> {
    return this.#outcome.promise;
  }

  /**
   * Writes the batch behind others that are not answered yet; it must still be given to the client once they are. @throws Error when
   * it cannot be written, and then nothing was.
   */
  writeAhead(wire: Wire): void {
    this.#write(wire);
  }

  submit(wire: Wire): Error | null {
    try {
      if (!this.#wire) this.#write(wire);
      if (this.#unconfirmed.length > 0) wire.on('parseComplete', this.#onParsed);
      return null;
    } catch (error) {
      return error as Error; // thrown, it would reach whoever freed the connection
    }
  }

  handleRowDescription({ fields }: { fields: readonly object[] }): void {
    const { name } = this.statements[this.#current]!;
    const reader = new Result(undefined, types);
    reader.addFields(fields);
    this.#answers[this.#current]!.reader = reader;
    if (name) this.#prepared!.learn(name, reader);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const { reader, rows } = this.#answers[this.#current]!;
    try {
      rows.push(reader!.parseRow(fields));
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }

  handleCommandComplete(): void {
    const { name } = this.statements[this.#current]!;
    if (name && this.#prepared!.reader(name) === undefined) this.#prepared!.learn(name, null); // it answers no rows
    this.#current += 1;
  }

  handleEmptyQuery(): void {
    this.#current += 1;
  }

  handleError(error: Error): void {
    this.#end(error);
  }

  handleReadyForQuery(): void {
    this.#end(this.#failure);
  }

  #end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    // What comes after an error is skipped: those statements do not exist.
    for (const name of this.#unconfirmed) this.#prepared?.forget(name);
    this.#wire?.off('parseComplete', this.#onParsed);
    if (error) this.#outcome.reject(error);
    else this.#outcome.resolve(this.#answers.map(({ rows }) => rows));
    this.onEnd(error);
  }

  #write(wire: Wire): void {
    const prepared = PreparedStatements.of(wire);
    const bound = this.statements.map(({ name, text, values = [] }) => ({
      isKnown: name !== undefined && prepared.has(name, text),
      values: values.map(prepareValue),
    }));
    this.#wire = wire;
    this.#prepared = prepared;
    wire.stream.cork();
    for (const [index, statement] of this.statements.entries()) this.#send(wire, prepared, statement, bound[index]!);
    for (let name = prepared.evict(); name !== undefined; name = prepared.evict()) wire.close({ type: 'S', name });
    wire.sync();
    wire.stream.uncork();
  }

  #send(
    wire: Wire,
    prepared: PreparedStatements,
    { name = '', text }: Statement,
    { isKnown, values }: { isKnown: boolean; values: readonly unknown[] },
  ): void {
    // The same statement twice in one batch is parsed once.
    if (name === '' || (!isKnown && !prepared.has(name, text))) {
      wire.parse({ name, text });
      this.#unconfirmed.push(name);
      if (name !== '') prepared.add(name, text);
    }
    wire.bind({ statement: name, values });
    const reader = name === '' ? undefined : prepared.reader(name);
    if (reader === undefined) wire.describe({ type: 'P' });
    this.#answers.push({ reader: reader ?? null, rows: [] });
    wire.execute({ rows: 0 });
  }
}
