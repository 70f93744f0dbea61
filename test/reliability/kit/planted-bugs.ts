import pg from 'pg';
import { type Invariant } from '../checker/violation.ts';
import { type Shares } from './nemesis.ts';
import { type Mix } from './workload.ts';

/** Whom a bug is planted for. */
export interface Host {
  /** UUID. */
  readonly tenantId: string;
  readonly schema: string;
}

/** A control: the same load over an installation with one bug, which the checker must see. */
export interface PlantedBug {
  readonly name: string;
  readonly breaks: Invariant;
  /** SQL that plants the bug. What it makes in the schema of `plantedIn` is dropped with that. */
  plant?(client: pg.Client, host: Host): Promise<void>;
  /** SQL that takes out what is not dropped with its schema. */
  remove?(client: pg.Client): Promise<void>;
  /** Whether it befalls every tenant: then it is not planted beside others. */
  readonly isOfAll?: boolean;
  readonly freshKeyPerTry?: boolean;
  /** What is asked for, where the bug shows in that alone. */
  readonly mix?: Mix;
  /** Whom to kill where the bug has kills for itself. */
  readonly shares: Shares;
}

const ONLY_POSTGRES: Shares = { api: 0, worker: 0, postgres: 1 };
const ONLY_API: Shares = { api: 1, worker: 0, postgres: 0 };
const ONLY_WORKER: Shares = { api: 0, worker: 1, postgres: 0 };

/** Where the triggers of a tenant's bug lie. */
export const plantedIn = ({ schema }: Host): string => `planted_${schema}`;

/** A trigger on a table: ours have none, so whatever it does is a bug. */
async function plantTrigger(client: pg.Client, host: Host, table: string, when: string, body: string): Promise<void> {
  const name = `${plantedIn(host)}.on_${table.replace('.', '_')}`;
  await client.query(
    `create function ${name}() returns trigger language plpgsql security definer as $$ begin ${body} end $$`,
  );
  await client.query(
    `create trigger ${plantedIn(host)} before ${when} on ${table} for each row execute function ${name}()`,
  );
}

/** The same on a table that all tenants share. */
const plantShared = (client: pg.Client, host: Host, table: string, when: string, body: string): Promise<void> =>
  plantTrigger(client, host, table, when, `if new.tenant_id = '${host.tenantId}' then ${body} end if; return new;`);

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'no command ledger',
    breaks: 'no command takes effect twice',
    plant: (client, host) =>
      plantTrigger(
        client,
        host,
        `${host.schema}.command_log`,
        'insert',
        `if new.result ? 'running' then return new; end if; return null;`,
      ),
    mix: { register: 1 },
    shares: ONLY_API,
  },
  {
    name: 'a client that forgets its key',
    breaks: 'no command takes effect twice',
    freshKeyPerTry: true,
    mix: { register: 1 },
    shares: ONLY_API,
  },
  {
    // The answer is kept a commit later: who dies in between is asked again.
    name: 'a key that does not know by which request it was made',
    breaks: 'no command takes effect twice',
    plant: (client, host) =>
      plantShared(client, host, 'platform.api_key', 'insert', 'new.command_id := gen_random_uuid();'),
    mix: { 'issue-key': 1 },
    shares: ONLY_API,
  },
  {
    name: 'positions from a sequence',
    breaks: 'no holes in the log',
    async plant(client, host) {
      const sequence = `${plantedIn(host)}.positions`;
      await client.query(`create sequence ${sequence}`);
      await client.query(`select setval('${sequence}', (select position from ${host.schema}.event_head))`);
      const draw = `select max(nextval('${sequence}')) into new.position from generate_series(1, new.position - old.position);`;
      const body = `if new.position > old.position then ${draw} end if; return new;`;
      await plantTrigger(client, host, `${host.schema}.event_head`, 'update', body);
    },
    shares: ONLY_POSTGRES,
  },
  {
    name: 'commits that do not wait for the disk',
    breaks: 'no acknowledged command is lost',
    isOfAll: true,
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
    plant: async (client, { schema }) =>
      void (await client.query(`alter table ${schema}.booking_booking set unlogged`)),
    shares: ONLY_POSTGRES,
  },
  {
    name: 'an import that forgets how far it is',
    breaks: 'long work ends, and tells of each line once',
    plant: (client, host) =>
      plantTrigger(
        client,
        host,
        `${host.schema}.operation`,
        'update',
        `if new.outputs > old.outputs then new.work := old.work; end if; return new;`,
      ),
    mix: { hold: 92, import: 8 },
    shares: ONLY_WORKER,
  },
  {
    // Whoever is killed in the pause has billed, since Postgres goes on, and sends no checkpoint.
    name: 'a bill that does not know its event by its place',
    breaks: 'each billed event is counted once',
    async plant(client, host) {
      const sequence = `${plantedIn(host)}.places`;
      await client.query(`create sequence ${sequence}`);
      const pauseOnce = `if coalesce(current_setting('planted.paused', true), '') = '' then
        perform set_config('planted.paused', 'yes', true), pg_sleep(1); end if;`;
      const body = `${pauseOnce} new.position := nextval('${sequence}');`;
      await plantShared(client, host, 'platform.billable_event', 'insert', body);
    },
    mix: { hold: 50, confirm: 50 },
    shares: ONLY_WORKER,
  },
  {
    name: 'counts of requests that take the place of earlier ones',
    breaks: 'usage loses seconds at the most',
    plant: (client, host) =>
      plantShared(client, host, 'platform.usage_minute', 'update', 'new.requests := new.requests - old.requests;'),
    shares: ONLY_API,
  },
  {
    name: 'a quota warning that nobody remembers',
    breaks: 'quota warnings are told once each',
    async plant(client, host) {
      await plantShared(client, host, 'platform.quota_warning', 'insert', 'return null;');
      const body = `if new.type = 'QuotaWarned' then new.stream_id := gen_random_uuid(); end if; return new;`;
      await plantTrigger(client, host, `${host.schema}.event`, 'insert', body);
    },
    mix: { hold: 50, confirm: 50 },
    shares: ONLY_WORKER,
  },
  {
    name: 'a message that nobody is woken for',
    breaks: 'each event reaches its receivers',
    plant: (client, host) =>
      plantTrigger(
        client,
        host,
        `${host.schema}.platform_webhook_delivery`,
        'insert',
        `if random() < 0.2 then new.next_attempt_at := 'infinity'; end if; return new;`,
      ),
    shares: ONLY_WORKER,
  },
  {
    name: 'a retry that forgets',
    breaks: 'each event reaches its receivers',
    plant: (client, host) =>
      plantTrigger(
        client,
        host,
        `${host.schema}.platform_webhook_delivery`,
        'update',
        `if new.attempts > old.attempts then new.status := 'delivered'; end if; return new;`,
      ),
    shares: ONLY_WORKER,
  },
  {
    name: 'a secret that is rotated too early',
    breaks: 'each message is signed by a key that its receiver knows',
    plant: (client, host) =>
      plantTrigger(
        client,
        host,
        `${host.schema}.platform_webhook_endpoint`,
        'update',
        `new.signing := jsonb_set(new.signing, '{keys}', jsonb_build_array(new.signing -> 'keys' -> 0)); return new;`,
      ),
    shares: ONLY_WORKER,
  },
  {
    name: 'an order that a failure ends',
    breaks: 'webhooks keep the order that was promised',
    plant: (client, host) =>
      plantTrigger(
        client,
        host,
        `${host.schema}.platform_webhook_endpoint`,
        'insert or update',
        `new.ordering := 'none'; return new;`,
      ),
    shares: ONLY_WORKER,
  },
];
