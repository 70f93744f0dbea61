// What we use of node-postgres beyond its published types.
declare module 'pg/lib/result.js' {
  export default class Result {
    constructor(rowMode: 'array' | undefined, types: unknown);
    readonly rows: import('pg').QueryResultRow[];
    addFields(fields: readonly object[]): void;
    parseRow(fields: readonly (string | null)[]): import('pg').QueryResultRow;
    addRow(row: import('pg').QueryResultRow): void;
  }
}

declare module 'pg/lib/utils.js' {
  export function prepareValue(value: unknown): unknown;
}
