import { type PoolClient, type QueryResultRow, types } from 'pg';
import { prepareValue, Result, type RowReader } from './pg-internals.ts';

/** A statement with a name is parsed once per connection; give one to everything on a hot path. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** The part of pg's connection that writes the extended query protocol. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  /** pg's own memory of the names that this connection has parsed. */
  readonly parsedStatements: Record<string, string>;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(message: { type: 'P' }): void;
  execute(message: { rows: number }): void;
  sync(): void;
}

type Rows = QueryResultRow[];

/** How to read what each named statement answers, learnt at its first run on a connection, so that later runs need not ask. */
const readers = new WeakMap<Wire, Map<string, RowReader | null>>();

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
 * Rejects with the first error. `unclear` says whether the connection's memory of parsed names may be wrong afterwards, so that
 * it must not be used again.
 */
export class StatementBatch {
  readonly #answers: Answer[] = [];
  readonly #parsing: Statement[] = [];
  #wire: Wire | undefined;
  #current = 0;
  #resolve!: (rows: Rows[]) => void;
  #reject!: (error: Error) => void;
  #failure: Error | undefined;
  /** pg calls this when the connection is lost while we wait. */
  readonly callback = (error?: Error | null): void => {
    if (error) this.#reject(error);
  };

  constructor(private readonly statements: readonly Statement[]) {}

  get unclear(): boolean {
    return this.#parsing.length > 0;
  }

  run(client: PoolClient): Promise<Rows[]> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      client.query(this as never);
    });
  }

  submit(wire: Wire): Error | null {
    this.#wire = wire;
    wire.stream.cork();
    try {
      for (const statement of this.statements) this.#send(wire, statement);
      wire.sync();
      return null;
    } catch (error) {
      return error as Error; // thrown, it would reach whoever freed the connection; without a Sync nothing of the batch commits
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: readonly object[] }): void {
    const { name } = this.statements[this.#current]!;
    const reader = new Result(undefined, types);
    reader.addFields(fields);
    this.#answers[this.#current]!.reader = reader;
    if (name) readers.get(this.#wire!)!.set(name, reader);
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
    const known = readers.get(this.#wire!)!;
    if (name && !known.has(name)) known.set(name, null); // it answers no rows
    this.#current += 1;
  }

  handleEmptyQuery(): void {
    this.#current += 1;
  }

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    for (const { name, text } of this.#parsing.splice(0)) if (name) this.#wire!.parsedStatements[name] = text;
    if (this.#failure) this.#reject(this.#failure);
    else this.#resolve(this.#answers.map(({ rows }) => rows));
  }

  #send(wire: Wire, statement: Statement): void {
    const { name = '', text, values = [] } = statement;
    const known = readers.get(wire) ?? new Map<string, RowReader | null>();
    readers.set(wire, known);
    if (name === '' || wire.parsedStatements[name] === undefined) {
      wire.parse({ name, text });
      if (name !== '') this.#parsing.push(statement);
    } else if (wire.parsedStatements[name] !== text) {
      throw new Error(`Two statements are named ${name}`);
    }
    wire.bind({ statement: name, values, valueMapper: prepareValue });
    const reader = name === '' ? undefined : known.get(name);
    if (reader === undefined) wire.describe({ type: 'P' });
    this.#answers.push({ reader: reader ?? null, rows: [] });
    wire.execute({ rows: 0 });
  }
}
