import pg from 'pg';
import { type Invariant } from '../checker/violation.ts';
import { type Shares } from './nemesis.ts';

/** A control: the same load over an installation with one bug, which the checker must see. */
export interface PlantedBug {
  readonly name: string;
  readonly breaks: Invariant;
  /** SQL that plants the bug, for the tenant with this schema. */
  plant?(client: pg.Client, schema: string): Promise<void>;
  /** SQL that takes it out again. */
  remove?(client: pg.Client): Promise<void>;
  readonly freshKeyPerTry?: boolean;
  /** Whom to kill, where the bug shows with one victim only. */
  readonly shares?: Shares;
}

const ONLY_POSTGRES: Shares = { api: 0, worker: 0, postgres: 1 };
const ONLY_API: Shares = { api: 1, worker: 0, postgres: 0 };

/** Many appends one by one, so that a bug in es.append is in every append. */
const ONE_BY_ONE = `
  create or replace function es.append_many(p_schema text, p_shard smallint, p_items jsonb)
  returns table(item int, status text, version int, last_position bigint, stream uuid, result jsonb) language sql as $$
    select o::int, a.status, a.version, a.last_position, a.stream, a.result
      from jsonb_array_elements(p_items) with ordinality x(i, o),
        lateral es.append(p_schema, p_shard, (i->>'stream')::uuid, i->>'category', (i->>'expected')::int, i->'events',
          (i->>'command')::uuid, i->'result') a
      order by o
  $$`;

const originals = new Map<string, string>();

async function definitionOf(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [name]);
  return rows[0]!.text;
}

/** Rewrites es.append. @throws Error when the code does not look as expected any more, or the control would test nothing. */
async function changeAppend(client: pg.Client, from: string, to: string): Promise<void> {
  for (const name of ['es.append', 'es.append_many']) originals.set(name, await definitionOf(client, name));
  const text = originals.get('es.append')!;
  if (text.split(from).length !== 2) throw new Error(`es.append does not contain "${from}" once`);
  await client.query(text.replace(from, () => to));
  await client.query(ONE_BY_ONE);
}

async function restoreAppend(client: pg.Client): Promise<void> {
  for (const text of originals.values()) await client.query(text);
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'no command ledger',
    breaks: 'no command takes effect twice',
    plant: (client) =>
      changeAppend(client, 'perform es.enter(p_schema);', 'perform es.enter(p_schema); p_command := null;'),
    remove: restoreAppend,
    shares: ONLY_API,
  },
  {
    name: 'a client that forgets its key',
    breaks: 'no command takes effect twice',
    freshKeyPerTry: true,
    shares: ONLY_API,
  },
  {
    name: 'positions from a sequence',
    breaks: 'no holes in the log',
    async plant(client, schema) {
      await client.query(`select set_config('search_path', '${schema}', false)`);
      await client.query('create sequence positions');
      await client.query("select setval('positions', (select position from event_head))");
      await client.query(`grant usage on sequence positions to ${schema}`);
      await changeAppend(
        client,
        'update event_head h set position = h.position + n where h.shard = p_shard returning h.position into pos;',
        `select max(nextval('positions')) into pos from generate_series(1, greatest(n, 1));
         update event_head h set position = greatest(h.position, pos) where h.shard = p_shard;`,
      );
    },
    remove: restoreAppend,
    shares: ONLY_POSTGRES,
  },
  {
    name: 'commits that do not wait for the disk',
    breaks: 'no acknowledged command is lost',
    async plant(client) {
      await client.query('alter system set synchronous_commit = off');
      await client.query('select pg_reload_conf()');
    },
    async remove(client) {
      await client.query('alter system reset synchronous_commit');
      await client.query('select pg_reload_conf()');
    },
    shares: ONLY_POSTGRES,
  },
  {
    // An unlogged table is emptied by crash recovery, while the checkpoint stays.
    name: 'a checkpoint that outlives the rows of its projection',
    breaks: 'projections are the fold of the log',
    plant: async (client, schema) => void (await client.query(`alter table ${schema}.booking_booking set unlogged`)),
    shares: ONLY_POSTGRES,
  },
];
