import { type ClientBase } from 'pg';
import { type Manifest } from './manifest.ts';

/** The tenant whose part is taken or given. */
export interface PartTenant {
  readonly id: string;
  readonly schema: string;
}

/** Where a part comes from, or goes to. */
export interface PartPlace {
  /** The owner's connection to the home cell. */
  readonly home: ClientBase;
  /** The owner's connection to the cell that the schema lies in; may be the same. */
  readonly place: ClientBase;
  readonly tenant: PartTenant;
  /** Of the archive; without one nothing secret travels. */
  readonly passphrase: string | undefined;
  /** What the passphrase stands for in this archive, 32 bytes. */
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
  /** The platform's tables whose rows it carries. */
  readonly tables?: readonly string[];
  /** The rows as plain JSON, in an order that is always the same. */
  leave(from: PartPlace): AsyncIterable<object>;
  /** Takes the rows in, after the tables; again changes nothing. @returns what the operator must know, if anything */
  arrive(rows: AsyncIterable<object>, at: PartArrival): Promise<string | undefined>;
}
