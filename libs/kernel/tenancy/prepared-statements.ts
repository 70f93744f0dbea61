import { type ClientBase } from 'pg';
import { type RowReader } from './pg-internals.ts';

/** What a connection is asked for its prepared statements by; `parsedStatements` is node-postgres' own memory of their texts. */
interface Session {
  readonly parsedStatements: Record<string, string>;
}

/** A plan of a tenant's statement takes some 70 kB of the server's memory: more than this many are not kept on one connection. */
const LIMIT = 256;

const known = new WeakMap<Session, PreparedStatements>();

/**
 * The named statements of one connection, with how to read what each answers. A tenant's statements have names of their own, since
 * a plan is made for one search_path and is made anew whenever it meets another. Of too many the first are given up.
 */
export class PreparedStatements {
  readonly #readers = new Map<string, RowReader | null | undefined>();

  private constructor(private readonly texts: Record<string, string>) {}

  static of(session: Session): PreparedStatements {
    let statements = known.get(session);
    if (!statements) known.set(session, (statements = new PreparedStatements(session.parsedStatements)));
    return statements;
  }

  static ofClient(client: ClientBase): PreparedStatements {
    return PreparedStatements.of((client as unknown as { connection: Session }).connection);
  }

  /** Whether the connection has it. @throws Error when it has another text under this name */
  has(name: string, text: string): boolean {
    const before = this.texts[name];
    if (before !== undefined && before !== text) throw new Error(`Two statements are named ${name}`);
    return before !== undefined;
  }

  /** Somebody sends it to be parsed. */
  add(name: string, text: string): void {
    this.texts[name] = text;
    this.expect(name);
  }

  /** node-postgres itself sends it to be parsed, unless it has been before. */
  expect(name: string): void {
    if (!this.#readers.has(name)) this.#readers.set(name, undefined);
  }

  forget(name: string): void {
    delete this.texts[name];
    this.#readers.delete(name);
  }

  /** Takes one off the list that is too many; the server must be told to close it. */
  evict(): string | undefined {
    if (this.#readers.size <= LIMIT) return undefined;
    const [oldest] = this.#readers.keys();
    if (oldest !== undefined) this.forget(oldest);
    return oldest;
  }

  /** How to read its rows; null: it answers none; undefined: not learnt yet. */
  reader(name: string): RowReader | null | undefined {
    return this.#readers.get(name);
  }

  learn(name: string, reader: RowReader | null): void {
    if (this.#readers.has(name)) this.#readers.set(name, reader);
  }
}
