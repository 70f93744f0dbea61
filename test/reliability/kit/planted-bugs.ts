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

/** A trigger on one of the tenant's tables: ours have none, so whatever it does is a bug. */
async function plantTrigger(client: pg.Client, table: string, when: string, body: string): Promise<void> {
  await client.query(
    `create function public.planted() returns trigger language plpgsql security definer as $$ begin ${body} end $$`,
  );
  await client.query(
    `create trigger planted before ${when} on ${table} for each row execute function public.planted()`,
  );
}

const removeTrigger = async (client: pg.Client): Promise<void> =>
  void (await client.query('drop function public.planted cascade'));

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'no command ledger',
    breaks: 'no command takes effect twice',
    plant: (client, schema) => plantTrigger(client, `${schema}.command_log`, 'insert', 'return null;'),
    remove: removeTrigger,
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
      await client.query('create sequence public.positions');
      await client.query(`select setval('public.positions', (select position from ${schema}.event_head))`);
      const draw = `select max(nextval('public.positions')) into new.position from generate_series(1, new.position - old.position);`;
      await plantTrigger(
        client,
        `${schema}.event_head`,
        'update',
        `if new.position > old.position then ${draw} end if; return new;`,
      );
    },
    async remove(client) {
      await removeTrigger(client);
      await client.query('drop sequence public.positions');
    },
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
