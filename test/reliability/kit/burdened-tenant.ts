import pg from 'pg';
import { HttpClient } from '../../../apps/cli/demo/http-client.ts';
import { type Cluster } from '../../kit/cluster.ts';
import { FlakyReceiver, type Ordering } from './flaky-receiver.ts';
import { type Garage, makeGarage } from './garage.ts';
import { type Host, type PlantedBug, plantedIn } from './planted-bugs.ts';
import { uuidOfPublicId } from './public-id.ts';

/** A garage on a plan whose quotas a short load uses up, with a receiver of everything that happens. */
export interface BurdenedTenant extends Host {
  readonly garage: Garage;
  readonly receiver: FlakyReceiver;
}

const PLAN = {
  name: 'Soon used up',
  windows: [],
  quotas: [
    { unit: 'bookings.confirmed', amount: 5, hard: false },
    { unit: 'requests', amount: 60, hard: false },
  ],
  features: ['*'],
};

/** So many tries, one behind the other: no flaky receiver outlasts them. */
const TRIES = 20;
/** One message at a time, with two slow commits each, is no match for a load: what is strict hears of few things. */
const WANTED: Readonly<Record<Ordering, readonly string[]>> = {
  none: ['*'],
  perKey: ['*'],
  strict: ['booking.confirmed', 'booking.cancelled'],
};
/** Who does not answer in time is left alone for a minute: long enough that a busy machine is not taken for that. */
const TIMEOUT_SECONDS = 10;

async function registerReceiver(cluster: Cluster, token: string, receiver: FlakyReceiver): Promise<void> {
  const api = new HttpClient(cluster.apiUrl, token);
  const url = await receiver.listen();
  for (const [ordering, eventTypes] of Object.entries(WANTED) as [Ordering, string[]][]) {
    const path = `/${ordering}`;
    const body = {
      url: `${url}${path}`,
      eventTypes,
      ordering,
      retrySeconds: Array(TRIES).fill(0),
      timeoutSeconds: TIMEOUT_SECONDS,
    };
    const { id, secret } = await api.post<{ id: string; secret: string }>('/v1/webhook-endpoints', body);
    receiver.expect(path, { endpointId: id, ordering, secret });
  }
}

export async function makeBurdenedTenant(cluster: Cluster, seed: number): Promise<BurdenedTenant> {
  const garage = await makeGarage(cluster);
  const receiver = new FlakyReceiver(seed);
  await registerReceiver(cluster, garage.ownKey, receiver);
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  await admin.send('PUT', '/v1/plans/soon-used-up', { body: PLAN });
  await admin.send('PUT', `/v1/tenants/${garage.tenantId}/plan`, { body: { planId: 'soon-used-up' } });
  const tenantId = uuidOfPublicId(garage.tenantId);
  const schema = await asSuperuser(cluster, async (client) => {
    const { rows } = await client.query<{ schema: string }>('select schema from platform.tenant where id = $1', [
      tenantId,
    ]);
    return rows[0]!.schema;
  });
  return { garage, tenantId, schema, receiver };
}

export const plantBug = (cluster: Cluster, bug: PlantedBug, host: Host): Promise<void> =>
  asSuperuser(cluster, async (client) => {
    await client.query(`create schema ${plantedIn(host)}`);
    await bug.plant?.(client, host);
  });

export const removeBug = (cluster: Cluster, bug: PlantedBug, host: Host): Promise<void> =>
  asSuperuser(cluster, async (client) => {
    await dropPlanted(client, host);
    await bug.remove?.(client);
  });

const DEADLOCK = '40P01';
const MOST_DROPS = 10;

/** Triggers go with locks on tables that the workers are busy with, and that other bugs are taken out of. */
async function dropPlanted(client: pg.Client, host: Host, drop = 1): Promise<void> {
  try {
    await client.query(`drop schema ${plantedIn(host)} cascade`);
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || drop === MOST_DROPS) throw error;
    await dropPlanted(client, host, drop + 1);
  }
}

async function asSuperuser<T>({ config }: Cluster, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: config.database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
