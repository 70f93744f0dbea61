import { type ArchivePart } from '#kernel';

/** How the rows of a tenant leave one table and arrive in it, as `row` and `$1`; `$2` is the tenant. */
export interface RowsSql {
  readonly table: string;
  readonly leave: string;
  readonly arrive: string;
}

/** A part that is the rows of a tenant in one table, whatever columns they have. */
export function rowsPart(name: string, { table, leave, arrive }: RowsSql): ArchivePart {
  return {
    name,
    tables: [table],
    async *leave({ home, tenant }) {
      const { rows } = await home.query<{ row: object }>(leave, [tenant.id]);
      yield* rows.map(({ row }) => row);
    },
    async arrive(rows, { home, tenant }) {
      for await (const row of rows) await home.query(arrive, [JSON.stringify(row), tenant.id]);
      return undefined;
    },
  };
}
