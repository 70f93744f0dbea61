import { type ClientBase } from 'pg';
import { type Manifest } from './manifest.ts';

/** The tenant whose part is taken or given. */
export interface PartTenant {
  readonly id: string;
  readonly schema: string;
}

/** Where a part comes from, or goes to. */
export interface PartPlace {
  /** A transaction of the home cell's owner. */
  readonly home: ClientBase;
  /** A transaction of the owner of the cell that the schema lies in; may be the same. */
  readonly place: ClientBase;
  readonly tenant: PartTenant;
  /** The key of the archive's passphrase; without one nothing secret travels. */
  readonly key: Uint8Array | undefined;
}

/** Where a part goes to, and what is known of where it comes from. */
export interface PartArrival extends PartPlace {
  readonly manifest: Manifest;
  /** The archive's installation has the same secret, so that what it sealed can be opened here. */
  readonly sameSecret: boolean;
}

/**
 * What belongs to a tenant but does not lie in its schema, or lies there sealed for one installation. A context names its
 * parts in its definition.
 */
export interface ArchivePart {
  /** Names the part's files; kebab-case, and never changes. */
  readonly name: string;
  /** The rows as plain JSON, in an order that is always the same. */
  leave(from: PartPlace): AsyncIterable<object>;
  /** Takes the rows in; within the transaction that takes the tables in, after them. @returns what the operator must know, if anything */
  arrive(rows: AsyncIterable<object>, at: PartArrival): Promise<string | undefined>;
}
