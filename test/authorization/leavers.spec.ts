import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { TenantPeople, uuidOf } from '#kernel';
import { FuzzApps } from '../fuzz/fuzz-apps.ts';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { makeWorld, type World } from './world.ts';

const SCIM_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const SCIM_PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

let apps: FuzzApps;
let world: World;
let owner: HttpClient;
let directory: HttpClient;
let program: HttpClient;
const sockets: Socket[] = [];

beforeAll(async () => {
  apps = await FuzzApps.open();
  world = await makeWorld(apps, 'Leavers');
  owner = new HttpClient(apps.adminUrl, await world.freshToken('admin'));
  directory = new HttpClient(apps.apiUrl, world.directoryToken);
  program = new HttpClient(apps.apiUrl, world.tenant.apiKey.secret);
}, 180_000);
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
afterAll(() => apps?.close());

/** Somebody of the directory's who may see events, with a key and a socket that it has opened. */
interface Leaver {
  readonly userId: string;
  readonly keyId: string;
  readonly secret: string;
  readonly socket: Socket;
}

async function somebody(name: string): Promise<Leaver> {
  const user = { schemas: [SCIM_USER], userName: `${name}@scim.example` };
  const { id: userId } = await directory.post<{ id: string }>('/scim/v2/Users', user);
  const { id: roleId } = await owner.post<{ id: string }>('/v1/roles', {
    name,
    permissions: [{ permission: 'event:read' }],
  });
  await owner.post(`/v1/users/${userId}/roles`, { roleId });
  const { id: keyId, secret } = await program.post<{ id: string; secret: string }>('/v1/api-keys', {
    name,
    mode: 'live',
    scopes: ['event:read'],
  });
  // As if they had made it in a session, which nobody of a directory has here.
  const client = new pg.Client({ connectionString: apps.config.database.url });
  await client.connect();
  await client.query("update platform.api_key set owner_kind = 'user', owner_id = $2 where key_id = $1", [
    keyId.slice('key_'.length),
    uuidOf('usr', userId),
  ]);
  await client.end();
  const socket = await opened(secret);
  return { userId, keyId, secret, socket };
}

async function opened(token: string): Promise<Socket> {
  const socket = io(apps.apiUrl, { path: '/v1/live', transports: ['websocket'], reconnection: false });
  sockets.push(socket);
  const hello = async () => (await socket.emitWithAck('hello', { token })) as { problem?: { code: string } };
  // A role that was just given is in force within a second.
  await expect.poll(hello, { timeout: 4_000 }).toMatchObject({ ok: true });
  return socket;
}

const codeOf = async ({ secret }: Pick<Leaver, 'secret'>): Promise<unknown> => {
  const answer = await fetch(`${apps.apiUrl}/v1/whoami`, { headers: { authorization: `Bearer ${secret}` } });
  return answer.status === 200 ? 'opens' : ((await answer.json()) as { code: string }).code;
};
/** Less than the time for which a key is remembered, by far. */
const AT_ONCE = { timeout: 1_000, interval: 20 };

const WAYS: Readonly<Record<string, (leaver: Leaver) => Promise<unknown>>> = {
  'PUT /v1/users/{userId}/disablement': ({ userId }) => owner.send('PUT', `/v1/users/${userId}/disablement`),
  'PATCH /scim/v2/Users/{userId} with active: false': ({ userId }) =>
    directory.send('PATCH', `/scim/v2/Users/${userId}`, {
      body: { schemas: [SCIM_PATCH], Operations: [{ op: 'replace', path: 'active', value: false }] },
    }),
  'DELETE /scim/v2/Users/{userId}': ({ userId }) => directory.send('DELETE', `/scim/v2/Users/${userId}`),
  'POST /v1/data-subjects/{subjectId}/erasure': ({ userId }) =>
    program.send('POST', `/v1/data-subjects/${userId}/erasure`),
};

describe('a key of somebody who leaves', () => {
  test.each(Object.entries(WAYS))(
    'by %s opens nothing any more, at once, and its socket is closed',
    async (way, leave) => {
      const leaver = await somebody(`leaver${Object.keys(WAYS).indexOf(way)}`);
      expect(await codeOf(leaver)).toBe('opens');
      await leave(leaver);
      await expect.poll(() => codeOf(leaver), AT_ONCE).toMatch(/^key\.(disabled|revoked)$/);
      await expect.poll(() => leaver.socket.connected, AT_ONCE).toBe(false);
    },
  );

  test('opens again as soon as they are back', async () => {
    const leaver = await somebody('returner');
    await WAYS['PUT /v1/users/{userId}/disablement']!(leaver);
    await expect.poll(() => codeOf(leaver), AT_ONCE).toBe('key.disabled');
    await owner.send('DELETE', `/v1/users/${leaver.userId}/disablement`);
    await expect.poll(() => codeOf(leaver), AT_ONCE).toBe('opens');
  });

  test('in an installation that tells nobody goes on for a while: the control', async () => {
    const people = apps.apps.admin.get(TenantPeople, { strict: false });
    const { tellOf } = people;
    people.tellOf = () => undefined;
    const leaver = await somebody('unnoticed');
    expect(await codeOf(leaver)).toBe('opens');
    await WAYS['PUT /v1/users/{userId}/disablement']!(leaver);
    expect([await codeOf(leaver), leaver.socket.connected]).toEqual(['opens', true]);
    people.tellOf = tellOf;
  });
});

test('a key of a service account opens nothing any more once the account is removed, at once, and its socket is closed', async () => {
  const { id: roleId } = await owner.post<{ id: string }>('/v1/roles', {
    name: 'listener',
    permissions: [{ permission: 'event:read' }],
  });
  const { id } = await program.post<{ id: string }>('/v1/service-accounts', { name: 'Listener', roleIds: [roleId] });
  const key = { name: 'Listener', mode: 'live', scopes: ['event:read'], serviceAccountId: id };
  const { secret } = await program.post<{ secret: string }>('/v1/api-keys', key);
  const socket = await opened(secret);
  await program.send('DELETE', `/v1/service-accounts/${id}`);
  await expect.poll(() => codeOf({ secret }), AT_ONCE).toBe('key.disabled');
  await expect.poll(() => socket.connected, AT_ONCE).toBe(false);
});

test('a socket is closed when its key loses the right to events', async () => {
  const leaver = await somebody('demoted');
  const { data } = await owner.get<{ data: { id: string }[] }>(`/v1/users/${leaver.userId}/roles`);
  await owner.send('DELETE', `/v1/users/${leaver.userId}/roles/${data[0]!.id}`);
  await expect.poll(() => leaver.socket.connected, { timeout: 6_000 }).toBe(false);
  expect(await codeOf(leaver)).toBe('opens');
});
