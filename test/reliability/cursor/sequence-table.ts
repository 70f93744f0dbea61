import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool } from 'pg';
import { type Statement, type TenantDatabase } from '#kernel';

const PAGE = 500;

/**
 * The planted bug: what many event stores do. The notes are written into a table of the tenant as well, in the same transactions, and
 * numbered by a sequence when they are inserted.
 */
export async function plantSequenceTable(owner: Pool, schema: string): Promise<void> {
  await owner.query(
    `create table ${schema}.sequence_note (position bigserial primary key, note text not null);
     grant usage on sequence ${schema}.sequence_note_position_seq to ${schema}`,
  );
}

/** Sent inside the transaction that appends, as its first statement. */
export function insertNote(note: string): Statement {
  return { name: 'cursor.plant', text: 'insert into sequence_note (note) values ($1)', values: [note] };
}

/** Tails the planted table by its numbers, from beginning to end, until it is stopped and has found nothing new. @returns what it found */
export async function tailSequence(database: TenantDatabase, schema: string, stopping: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for (let after = 0; ;) {
    const isLast = stopping.aborted;
    const rows = await database.read<{ position: string; note: string }>(schema, {
      name: 'cursor.tail',
      text: 'select position, note from sequence_note where position > $1 order by position limit $2',
      values: [after, PAGE],
    });
    found.push(...rows.map(({ note }) => note));
    after = Number(rows.at(-1)?.position ?? after);
    if (isLast && rows.length === 0) return found;
    if (rows.length < PAGE) await sleep(1);
  }
}
