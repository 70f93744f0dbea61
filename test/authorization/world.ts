import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { typedId } from '#kernel';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { createTenant, type NewTenant } from '../../apps/cli/demo/tenants.ts';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { type Cluster } from '../kit/cluster.ts';
import { testCertificate } from '../kit/test-certificate.ts';
import { FreshTokens } from './fresh-tokens.ts';
import { appOf } from './oauth-calls.ts';
import { type AppWithRoutes } from './operations.ts';

/** Where a world is made: the apps, and the database under them. */
export type WorldPlace = Pick<Cluster, 'apiUrl' | 'adminUrl' | 'config'>;

/** A tenant with one of each kind of thing. */
export interface World {
  readonly tenant: NewTenant;
  readonly schema: string;
  /** The owner's access token of one app, of a sign-in that is fresh enough for what is sensitive. */
  freshToken(app: AppWithRoutes): Promise<string>;
  /** Of somebody who may do little, at the admin API. */
  staffToken(): Promise<string>;
  /** Whoever has a token gets another before it grows old: for two minutes nobody signs in, which would be written down. */
  renewTokens(): Promise<void>;
  /** Of a company directory that keeps people of the tenant. */
  readonly directoryToken: string;
  /** Stands in everything that the tenant names, and nowhere else. */
  readonly canary: string;
  /** By the names of path parameters. */
  readonly ids: Readonly<Record<string, string>>;
  /** A session of the staff's that may be ended. */
  newSession(app: AppWithRoutes): Promise<string>;
}

const DAY = 86_400_000;
const NOW = new Date().toISOString();
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
export const slotOn = (days: number): string => `${inDays(days).slice(0, 10)}T13:00:00Z`;

/** Two worlds hold the same things in the same number, so that a leak cannot hide behind "not found". */
export async function makeWorld(cluster: WorldPlace, name: string): Promise<World> {
  const canary = `canary${randomUUID().replaceAll('-', '')}`;
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  const tenant = await createTenant(admin, name);
  const schema = await asOwner(cluster, (client) => addStaff(client, tenant));
  const urls = { api: cluster.apiUrl, admin: cluster.adminUrl };
  const signIn = async (email: string, app: AppWithRoutes = 'admin') => {
    const session = new HttpClient(urls[app], '');
    const { password } = tenant.owner;
    const body = { tenant: tenant.slug, email, password };
    return (await session.post<{ session: { accessToken: string } }>('/v1/auth/sign-in', body)).session.accessToken;
  };
  const owners = new FreshTokens((app: AppWithRoutes) => signIn(tenant.owner.email, app));
  const staffs = new FreshTokens((app: AppWithRoutes) => signIn(staffOf(tenant), app));
  const freshToken = (app: AppWithRoutes) => owners.of(app);
  const ids = await everything(new HttpClient(cluster.apiUrl, tenant.apiKey.secret), canary);
  const kept = await keptByDirectory(
    new HttpClient(cluster.adminUrl, await freshToken('admin')),
    (token) => new HttpClient(cluster.apiUrl, token),
    canary,
  );
  await staffs.of('admin');
  const [position, secondPosition] = await asOwner(cluster, (client) => parkEvents(client, schema));
  return {
    tenant,
    schema,
    canary,
    freshToken,
    staffToken: () => staffs.of('admin'),
    async renewTokens() {
      await owners.renew();
      await staffs.renew();
    },
    directoryToken: kept.token,
    ids: {
      tenantId: tenant.id,
      ...kept.ids,
      operationId: await exported(admin, tenant.id),
      impersonationId: await impersonated(admin, tenant),
      ...(await accessOf(new HttpClient(cluster.adminUrl, await freshToken('admin')), staffOf(tenant), canary)),
      ...(await signInsOf(new HttpClient(cluster.adminUrl, await freshToken('admin')), canary)),
      ...(await providerOf(new HttpClient(cluster.adminUrl, await freshToken('admin')), canary)),
      ...(await appOf(cluster.apiUrl, tenant.slug, { freshToken, adminUrl: cluster.adminUrl, canary })),
      factorId: await halfSetUp(new HttpClient(cluster.apiUrl, await freshToken('api'))),
      subscription: 'fleet.open-maintenance-need',
      position: position!,
      secondPosition: secondPosition!,
      ...ids,
    },
    newSession: (app) => signIn(staffOf(tenant), app),
  };
}

/** @returns a session of the owner, an invitation that is open, and attempts that nobody has begun */
async function signInsOf(owner: HttpClient, canary: string): Promise<Record<string, string>> {
  const { data: sessions } = await owner.get<{ data: { id: string }[] }>('/v1/sessions');
  const { data: roles } = await owner.get<{ data: { id: string }[] }>('/v1/roles');
  const guest = { email: `${canary}@garage.example`, roleId: roles[0]!.id };
  const { id: invitationId } = await owner.post<{ id: string }>('/v1/invitations', guest);
  const sessionId = sessions.at(-1)!.id;
  return { sessionId, invitationId, attemptId: typedId('sia', randomUUID()), stepUpId: typedId('stp', randomUUID()) };
}

/** @returns a factor that was begun and not proved, so that nobody is asked for it */
async function halfSetUp(person: HttpClient): Promise<string> {
  return (await person.post<{ id: string }>('/v1/auth/mfa/setup', { kind: 'totp' })).id;
}

/** A provider of identity as it is written down. */
export function ssoConnection(name: string): object {
  const saml = { entityId: `https://${name}.example`, ssoUrl: 'https://idp.example/sso', certificates: [CERTIFICATE] };
  return { name: name.slice(0, 100), kind: 'saml', saml };
}

const CERTIFICATE = testCertificate('Matrix').pem;

/** @returns a provider that nobody comes in by, and a domain that it holds */
async function providerOf(owner: HttpClient, canary: string): Promise<Record<string, string>> {
  const { id: connectionId } = await owner.post<{ id: string }>('/v1/sso-connections', ssoConnection(canary));
  const domain = `${canary}.example`;
  await owner.post(`/v1/sso-connections/${connectionId}/domains`, { domain });
  return { connectionId, domain };
}

/** Works in the database as its owner. */
export async function asOwner<T>(
  cluster: Pick<WorldPlace, 'config'>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: cluster.config.database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Events that a policy has set aside, as after five failures. @returns their positions */
async function parkEvents(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ position: string }>(
    `insert into ${schema}.parked_event (name, shard, position, attempts, error, status, lane, event_id, stream_id, event_type)
     select 'fleet.open-maintenance-need', shard, position, 5, '{"message": "planted"}', 'parked', event_id::text, event_id, stream_id, type
       from ${schema}.event where type = 'TroubleCodeDetected' returning position`,
  );
  return rows.map(({ position }) => position);
}

/** @returns the operation that has written the tenant's archive */
async function exported(admin: HttpClient, tenantId: string): Promise<string> {
  const { id } = await admin.post<{ id: string }>(`/v1/tenants/${tenantId}/exports`, {});
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { state } = await admin.get<{ state: string }>(`/v1/operations/${id}`);
    if (state === 'done') return id;
    if (state === 'failed') break;
    await sleep(100);
  }
  throw new Error(`The export ${id} was not done`);
}

/** @returns the impersonation of the owner by the operator */
async function impersonated(admin: HttpClient, { id, owner }: NewTenant): Promise<string> {
  const body = { userId: owner.id, reason: 'Because the matrix asks', ticket: 'MATRIX-1', minutes: 30 };
  return (await admin.post<{ id: string }>(`/v1/tenants/${id}/impersonations`, body)).id;
}

const staffOf = ({ slug }: NewTenant): string => `staff@${slug}.example`;

/** What no command makes yet: somebody of the staff, who has the owner's password. @returns the tenant's schema */
async function addStaff(client: pg.Client, tenant: NewTenant): Promise<string> {
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
}

/** A directory with a user and a group, and another one, whose token may be changed. */
async function keptByDirectory(
  owner: HttpClient,
  as: (token: string) => HttpClient,
  canary: string,
): Promise<{ readonly token: string; readonly ids: Record<string, string> }> {
  const { token } = await owner.post<{ token: string }>('/v1/directories', { name: `${canary} asks` });
  const { id: directoryId } = await owner.post<{ id: string }>('/v1/directories', { name: canary });
  const make = async (path: string, body: unknown) =>
    (await as(token).post<{ id: string }>(`/scim/v2${path}`, body)).id;
  const schema = 'urn:ietf:params:scim:schemas:core:2.0';
  const scimUserId = await make('/Users', { schemas: [`${schema}:User`], userName: `${canary}@scim.example` });
  const group = { schemas: [`${schema}:Group`], displayName: canary, members: [{ value: scimUserId }] };
  return { token, ids: { directoryId, scimUserId, scimGroupId: await make('/Groups', group) } };
}

/** Somebody of the staff with a role of the tenant's own, and a group. */
async function accessOf(owner: HttpClient, staff: string, canary: string): Promise<Record<string, string>> {
  const make = async (path: string, body: unknown) => (await owner.post<{ id: string }>(path, body)).id;
  const { data: people } = await owner.get<{ data: { id: string; email: string }[] }>('/v1/users?limit=100');
  const userId = people.find(({ email }) => email === staff)!.id;
  const { data: roles } = await owner.get<{ data: { id: string; name: string }[] }>('/v1/roles?limit=100');
  await make(`/v1/users/${userId}/roles`, { roleId: roles.find(({ name }) => name === 'staff')!.id });
  const roleId = await make('/v1/roles', { name: canary });
  const permissionId = await make(`/v1/roles/${roleId}/permissions`, { permission: 'booking:read' });
  const grantId = await make(`/v1/users/${userId}/roles`, { roleId, reason: canary });
  const groupId = await make('/v1/groups', { name: canary, members: [userId] });
  const caseId = await make('/v1/authz/cases', {
    name: canary,
    principal: { kind: 'user', id: userId },
    action: 'erase',
    resource: { type: 'data-subject' },
    now: '2026-12-01T09:00:00Z',
    allowed: false,
  });
  const account = { name: canary, roleIds: [roleId] };
  const serviceAccountId = await make('/v1/enterprise/service-accounts', account);
  const staffAccountId = await make('/v1/enterprise/service-accounts', account);
  return { userId, roleId, permissionId, grantId, groupId, caseId, serviceAccountId, staffAccountId };
}

async function everything(api: HttpClient, canary: string): Promise<Record<string, string>> {
  const make = async (path: string, body: unknown) => (await api.post<{ id: string }>(path, body)).id;
  const workshopId = await make('/v1/workshops', { ...NEAR_WORKSHOP, name: canary, timeZone: 'Etc/UTC' });
  const vehicle = { vin: '1M8GDM9AXKP042788', label: canary };
  const { body, headers } = await api.send<{ id: string }>('POST', '/v1/vehicles', { body: vehicle });
  const vehicleId = body.id;
  await api.post(`/v1/vehicles/${vehicleId}/positions`, {
    positions: [{ recordedAt: NOW, location: { latitude: 0, longitude: 0 } }],
  });
  for (const code of ['P0118', 'P0420'])
    await api.post(`/v1/vehicles/${vehicleId}/trouble-codes`, { code, detectedAt: NOW });
  const endpoint = { url: `http://127.0.0.1:9/${canary}`, description: canary, eventTypes: ['*'] };
  const [endpointId, staffEndpointId] = [
    await make('/v1/webhook-endpoints', endpoint),
    await make('/v1/webhook-endpoints', endpoint),
  ];
  const keyOf = (id: string) => make(`/v1/webhook-endpoints/${id}/keys`, {});
  const [signingKeyId, staffSigningKeyId] = [await keyOf(endpointId), await keyOf(staffEndpointId)];
  for (const id of [endpointId, staffEndpointId]) await keyOf(id);
  await api.send('PUT', `/v1/webhook-endpoints/${endpointId}/transformation`, {
    body: { code: `function transform() { return {}; } // ${canary}`, isEnabled: false },
    headers: { 'if-match': '*' },
  });
  const portalSessionId = await make('/v1/webhook-portal-sessions', { label: canary, capabilities: ['view'] });
  const keyId = await make('/v1/api-keys', { name: canary, mode: 'live', scopes: ['slot:search'] });
  const staffKeyId = await make('/v1/api-keys', { name: canary, mode: 'live', scopes: ['slot:search'] });
  // Others ask for it by its name, and find what they asked for in their own log of requests: it is no canary.
  const consumerName = `reads-${randomUUID()}`;
  await api.post('/v1/event-consumers', { name: consumerName, from: 'beginning' });
  const documentOf = (name: string) =>
    make('/v1/graphql-documents', { name, query: `query Known { __typename } # ${name}` });
  const documentId = await documentOf(canary);
  const staffDocumentId = await documentOf(`staff-${canary}`);
  const slot = { workshopId, vehicleId, serviceCode: 'cooling-system' };
  const bookingId = await make('/v1/bookings', { ...slot, startsAt: slotOn(6) });
  const needId = await seen(api, `/v1/maintenance-needs?vehicleId=${vehicleId}`);
  await seen(api, `/v1/bookings`);
  await seen(api, `/v1/workshops`);
  const longWorkId = await exportedBookings(api);
  const messageId = await seen(api, `/v1/webhook-endpoints/${endpointId}/deliveries`);
  const staffMessageId = await seen(api, `/v1/webhook-endpoints/${staffEndpointId}/deliveries`);
  const { technicians } = await api.get<{ technicians: { id: string }[] }>(`/v1/workshops/${workshopId}`);
  return {
    workshopId,
    vehicleId,
    needId,
    bookingId,
    endpointId,
    portalSessionId,
    signingKeyId,
    messageId,
    staffEndpointId,
    staffSigningKeyId,
    staffMessageId,
    consumerName,
    documentId,
    staffDocumentId,
    keyId,
    longWorkId,
    staffKeyId,
    subjectId: technicians[0]!.id,
    correlation: headers.get('x-request-id')!,
  };
}

/** @returns long work that has ended */
async function exportedBookings(api: HttpClient): Promise<string> {
  const headers = { prefer: 'wait=20' };
  const { body } = await api.send<{ id: string; done: boolean }>('POST', '/v1/bookings/exports', {
    body: { format: 'ndjson' },
    headers,
  });
  if (!body.done) throw new Error(`The export ${body.id} was not done`);
  return body.id;
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
