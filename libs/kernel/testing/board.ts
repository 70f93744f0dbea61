import { defineEntity, p } from '@mikro-orm/core';
import { type Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event } from '../domain/event.ts';
import { eventCatalogue } from '../domain/event-catalogue.ts';
import { type Projection, projection } from '../subscriptions/subscription.ts';
import { tenantSchema } from '../tenancy/tenant-schema.ts';
import { type TestInstallation } from './test-installation.ts';

export type BoardEvent =
  Event<'ItemOpened', { id: string; code: string }> | Event<'ItemMoved', { id: string; by: number; note: string }>;

const ItemRow = defineEntity({
  name: 'ItemRow',
  tableName: 'board_item',
  schema: '*',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    total: p.integer(),
    status: p.text(),
    openedAt: p.datetime(3),
  },
});
const NoteRow = defineEntity({
  name: 'NoteRow',
  tableName: 'board_note',
  schema: '*',
  properties: { noteId: p.uuid().primary(), itemId: p.uuid(), note: p.text() },
});

/** Called before each event is applied; a spec may throw here. */
export type BeforeEach = (event: { readonly position: number }) => unknown;

/**
 * A projection with two tables whose totals would show an event that is applied twice or never.
 * `boardProjection` may be made again, as a new release with other code would.
 */
export const boardProjection = (before: BeforeEach = () => undefined): Projection =>
  projection<BoardEvent>(
    'test.board',
    {
      async ItemOpened({ position, recordedAt, data }, rows) {
        await before({ position });
        rows.put(ItemRow, { ...data, total: 0, status: 'open', openedAt: recordedAt });
      },
      async ItemMoved({ id, position, data: { id: itemId, by, note } }, rows) {
        await before({ position });
        const item = await rows.find(ItemRow, { id: itemId });
        if (item) rows.change(ItemRow, { id: itemId }, { total: item.total + by, status: by > 5 ? 'far' : 'near' });
        rows.put(NoteRow, { noteId: id, itemId, note });
      },
    },
    { tables: [ItemRow, NoteRow] },
  );

export const boardContext = {
  name: 'board',
  events: [eventCatalogue<BoardEvent>({ ItemOpened: { version: 1 }, ItemMoved: { version: 1 } })],
  entities: [ItemRow, NoteRow],
};

/** The tables of the board as a migration would make them. */
export async function createBoard(owner: Pool, { schema }: TenantRef): Promise<void> {
  await owner.query(`
    create table ${schema}.board_item (id uuid primary key, code text not null unique, total int not null default 7 check (total >= 0),
      status text not null, opened_at timestamptz(3) not null) with (fillfactor = 70);
    create index on ${schema}.board_item (opened_at, id);
    create index board_item_far on ${schema}.board_item (total desc) include (code) where status = 'far';
    comment on table ${schema}.board_item is 'what is on the board';
    create table ${schema}.board_note (note_id uuid, item_id uuid not null, note text not null, constraint board_note_key primary key (note_id));
    create unique index a_name_of_an_index_so_long_that_hardly_anything_fits_behind_it on ${schema}.board_note (item_id, note_id)`);
}

/** Writes `items` items into the tenant's log, each opened and moved twice, or as the numbers say. @returns their ids */
export function fillBoard(
  { as, kernel }: TestInstallation,
  tenant: TenantRef,
  { items, moves = 2 }: { items: number; moves?: number },
): Promise<string[]> {
  return as(tenant, async () => {
    const ids: string[] = [];
    for (let n = 0; n < items; n += 1) {
      const id = uuidv7();
      const move = (by: number): BoardEvent => ({ type: 'ItemMoved', data: { id, by, note: `by ${by}` } });
      const events: BoardEvent[] = [
        { type: 'ItemOpened', data: { id, code: id.slice(-12) } },
        ...Array.from({ length: moves }, (_, by) => move(by + 1)),
      ];
      await kernel.events.append(currentContext()!, { streamId: id, category: 'item', expected: 'none', events });
      ids.push(id);
    }
    return ids;
  });
}

/** As many items at once, each opened and moved once: for tests that need a log of some length. The log must be empty. */
export async function seedBoard(owner: Pool, { id, schema }: TenantRef, items: number): Promise<void> {
  await owner.query(
    `insert into ${tenantSchema(schema)}.event (position, shard, schema_version, version, stream_id, event_id, category, type, data, meta)
       select n, 0, 1, 2 - n % 2, i.item, md5('event' || n)::uuid, 'item', case n % 2 when 1 then 'ItemOpened' else 'ItemMoved' end,
         case n % 2 when 1 then jsonb_build_object('id', i.item, 'code', 'code ' || n) else jsonb_build_object('id', i.item, 'by', n % 10, 'note', 'by ' || n) end,
         jsonb_build_object('tenant', $1::text, 'actor', '{"kind": "system", "id": "test"}'::jsonb, 'correlation', 'seed', 'source', 'system')
       from generate_series(1, 2 * $2::int) n cross join lateral (select md5('item' || (n + 1) / 2)::uuid as item) i`,
    [id, items],
  );
  await owner.query(`update ${tenantSchema(schema)}.event_head set position = $1`, [2 * items]);
}

/** Every row of the board, in order. */
export async function boardRows(owner: Pool, { schema }: TenantRef): Promise<object[][]> {
  const items = await owner.query<object>(`select * from ${schema}.board_item order by id`);
  const notes = await owner.query<object>(`select * from ${schema}.board_note order by note_id`);
  return [items.rows, notes.rows];
}
