import { type Pool } from 'pg';

/** Forms in which a text may hide in a row's text: as it is, as bytes in hex, in base64 at each of the three places it can begin. */
function formsOf(text: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return encoded.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  return [text, JSON.stringify(text).slice(1, -1), Buffer.from(text).toString('hex'), ...base64];
}

/**
 * The tables of the whole database, jobs and all, that hold one of the texts in some form, as `table` (of a tenant's schema) or
 * `schema.table`, in order. Looks at every row of every table as text.
 */
export async function findTexts(owner: Pool, schema: string, texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const forms = texts.flatMap(formsOf);
  const found: string[] = [];
  for (const table of tables) {
    const { rows } = await owner.query<{ hit: boolean }>(
      `select exists (select from "${table.schema}"."${table.name}" t, unnest($1::text[]) f(form) where position(f.form in t::text) > 0) as hit`,
      [forms],
    );
    if (rows[0]!.hit) found.push(table.schema === schema ? table.name : `${table.schema}.${table.name}`);
  }
  return found;
}
