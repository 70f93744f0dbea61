import { type Statement } from '#kernel';
import { type SqlFilter } from './scim-filter-sql.ts';
import { type PageOrder } from './scim-page.ts';

/** What is listed: texts of the program. */
export interface ScimTable {
  readonly columns: string;
  /** Of the directory `$1`. */
  readonly from: string;
}

/** How many the filter finds, and one page of them. The filter holds names of ours and parameters; what was sent stands in the values. */
export function listStatements(
  { columns, from }: ScimTable,
  directoryId: string,
  { filter, page }: { readonly filter: SqlFilter | undefined; readonly page: PageOrder },
): [Statement, Statement] {
  const { text: where, values: found } = filter ?? { text: 'true', values: [] };
  const values = [directoryId, ...found];
  const { orderBy, count, startIndex } = page;
  const [limit, offset] = [`$${values.length + 1}`, `$${values.length + 2}`];
  return [
    { text: `select count(*)::int as total from ${from} where ${where}`, values },
    {
      text: `select ${columns} from ${from} where ${where} order by ${orderBy} limit ${limit} offset ${offset}`,
      values: [...values, count, startIndex - 1],
    },
  ];
}
