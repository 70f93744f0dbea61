import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { createTenant, type NewTenant } from '../../apps/cli/demo/tenants.ts';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { type Cluster } from '../kit/cluster.ts';

/** A tenant with one of each kind of thing. */
export interface World {
  readonly tenant: NewTenant;
  readonly schema: string;
  readonly ownerToken: string;
  readonly staffToken: string;
  /** Stands in everything that the tenant names, and nowhere else. */
  readonly canary: string;
  /** By the names of path parameters. */
  readonly ids: Readonly<Record<string, string>>;
  /** A session that may be ended. */
  newSession(): Promise<string>;
}

const DAY = 86_400_000;
const NOW = new Date().toISOString();
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
export const slotOn = (days: number): string => `${inDays(days).slice(0, 10)}T13:00:00Z`;

/** Two worlds hold the same things in the same number, so that a leak cannot hide behind "not found". */
export async function makeWorld(cluster: Cluster, name: string): Promise<World> {
  const canary = `canary${randomUUID().replaceAll('-', '')}`;
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  const tenant = await createTenant(admin, name);
  const schema = await addStaff(cluster, tenant);
  const signIn = async (email: string) => {
    const session = new HttpClient(cluster.adminUrl, '');
    const { password } = tenant.owner;
    return (await session.post<{ token: string }>('/v1/sessions', { tenant: tenant.slug, email, password })).token;
  };
  return {
    tenant,
    schema,
    canary,
    ownerToken: await signIn(tenant.owner.email),
    staffToken: await signIn(staffOf(tenant)),
    ids: {
      tenantId: tenant.id,
      subscription: 'booking.bookings',
      position: '1',
      ...(await everything(new HttpClient(cluster.apiUrl, tenant.apiKey.secret), canary)),
    },
    newSession: () => signIn(tenant.owner.email),
  };
}

const staffOf = ({ slug }: NewTenant): string => `staff@${slug}.example`;

/** What no command makes yet: somebody of the staff, who has the owner's password. */
async function addStaff(cluster: Cluster, tenant: NewTenant): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.config.database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string }>('select schema from platform.tenant where slug = $1', [
      tenant.slug,
    ]);
    const { schema } = rows[0]!;
    await client.query(
      `insert into ${schema}.identity_user (user_id, email, name, role, password_hash)
       select gen_random_uuid(), $1, 'Eva', 'staff', password_hash from ${schema}.identity_user`,
      [staffOf(tenant)],
    );
    return schema;
  } finally {
    await client.end();
  }
}

async function everything(api: HttpClient, canary: string): Promise<Record<string, string>> {
  const make = async (path: string, body: unknown) => (await api.post<{ id: string }>(path, body)).id;
  const workshopId = await make('/v1/workshops', { ...NEAR_WORKSHOP, name: canary, timeZone: 'Etc/UTC' });
  const vehicleId = await make('/v1/vehicles', { vin: '1M8GDM9AXKP042788', label: canary });
  await api.post(`/v1/vehicles/${vehicleId}/positions`, {
    positions: [{ recordedAt: NOW, latitude: 0, longitude: 0 }],
  });
  await api.post(`/v1/vehicles/${vehicleId}/trouble-codes`, { code: 'P0118', detectedAt: NOW });
  const endpointId = await make('/v1/webhook-endpoints', {
    url: `http://127.0.0.1:9/${canary}`,
    description: canary,
    eventTypes: ['*'],
  });
  const keyId = await make('/v1/api-keys', { name: canary, mode: 'test', scopes: ['slot:search'] });
  const slot = { workshopId, vehicleId, serviceCode: 'cooling-system' };
  const bookingId = await make('/v1/bookings', { ...slot, startsAt: slotOn(6) });
  const needId = await seen(api, `/v1/maintenance-needs?vehicleId=${vehicleId}`);
  await seen(api, `/v1/bookings`);
  return { workshopId, vehicleId, needId, bookingId, endpointId, keyId };
}

/** The id of the first thing in a list, once a projection has put it there. */
async function seen(api: HttpClient, list: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { data } = await api.get<{ data: { id: string }[] }>(list);
    if (data[0]) return data[0].id;
    await sleep(100);
  }
  throw new Error(`Nothing came into ${list}`);
}

/** One line for each table of the tenant with a digest of its rows; checkpoints move by themselves and are left out. */
export async function digestOf(databaseUrl: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = $1 and tablename <> 'subscription' order by 1",
      [schema],
    );
    const lines: string[] = [];
    for (const { name } of rows) {
      const digest = await client.query<{ line: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as line from ${schema}.${client.escapeIdentifier(name)} t`,
      );
      lines.push(`${name} ${digest.rows[0]!.line}`);
    }
    return lines;
  } finally {
    await client.end();
  }
}
