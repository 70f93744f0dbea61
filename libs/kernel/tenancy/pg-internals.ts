import { createRequire } from 'node:module';
import { type QueryResultRow } from 'pg';

/** Reads rows as node-postgres reads them, once it knows their columns. Keeps nothing of a row. */
export interface RowReader {
  addFields(fields: readonly object[]): void;
  parseRow(fields: readonly (string | null)[]): QueryResultRow;
}

const load = createRequire(import.meta.url);

// What we use of node-postgres beyond its published types; its version is pinned, and the event store's tests would notice a change.
export const Result = load('pg/lib/result.js') as new (rowMode: 'array' | undefined, types: unknown) => RowReader;
export const { prepareValue } = load('pg/lib/utils.js') as { prepareValue(value: unknown): unknown };
