import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sandboxes, typedId } from '#kernel';
import { grantedApp } from './granted-app.ts';
import { KeyApp } from './key-app.ts';

let keys: KeyApp;

beforeAll(async () => {
  keys = await KeyApp.open();
});
afterAll(() => keys.close());

const SESSIONS = '/v1/webhook-portal-sessions';
const LIST = '/v1/webhook-endpoints';
const wanted = { label: 'Sul Garage', capabilities: ['view', 'manage'] };
/** An endpoint, but for what is wrong with its address: who may make one is told so. */
const WRONG = { url: 'http://10.0.0.1/', eventTypes: ['*'] };

async function open(as?: string, over: object = {}): Promise<{ id: string; token: string }> {
  const { status, json } = await keys.ask('POST', SESSIONS, { ...(as ? { as } : {}), body: { ...wanted, ...over } });
  if (status !== 201) throw new Error(JSON.stringify(json));
  return json as { id: string; token: string };
}
const statusOf = async (token: string): Promise<number> => (await keys.ask('GET', LIST, { as: token })).status;

describe('a session of the portal', () => {
  test('that was ended opens nothing, in another process too', async () => {
    const other = await grantedApp(keys.clutch);
    try {
      const { id, token } = await open();
      const asked = () => keys.ask('GET', LIST, { as: token, of: other });
      expect([(await asked()).status, await statusOf(token)]).toEqual([200, 200]);
      expect((await keys.ask('DELETE', `${SESSIONS}/${id}`)).status).toBe(204);
      await expect.poll(async () => (await asked()).code, { timeout: 4_000 }).toBe('webhook-portal.ended');
    } finally {
      await other.close();
    }
  });

  test('does no more than its maker still may', async () => {
    const { person, grantId } = await keys.somebodyWith('admin');
    const { token } = await open(person);
    expect(await statusOf(token)).toBe(200);
    expect((await keys.ask('DELETE', `/v1/users/${person}/roles/${grantId}`)).status).toBe(204);
    await expect.poll(() => statusOf(token), { timeout: 10_000 }).toBe(403);
  });

  test('is given nothing that its maker lacks', async () => {
    const permissions = ['webhook-portal:create', 'webhook:read'];
    const { person } = await keys.somebodyOf(permissions.map((permission) => ({ permission })));
    const { secret } = await keys.newKey({ scopes: permissions });
    for (const as of [person, secret]) {
      expect((await keys.ask('POST', SESSIONS, { as, body: { ...wanted, capabilities: ['view'] } })).status).toBe(201);
      const refused = await keys.ask('POST', SESSIONS, { as, body: wanted });
      expect(refused).toMatchObject({
        status: 403,
        code: 'webhook-portal.lacking',
        json: { permission: 'webhook:create' },
      });
    }
  });

  test('opens no other door: neither keys, nor the log, nor another session', async () => {
    const { token: as } = await open(undefined, {
      capabilities: ['view', 'view-secret', 'manage', 'transform', 'replay'],
    });
    for (const url of ['/v1/whoami', '/v1/events', '/v1/api-keys', '/v1/bookings', SESSIONS])
      expect([url, (await keys.ask('GET', url, { as })).status]).toEqual([url, 403]);
    expect((await keys.ask('POST', SESSIONS, { as, body: wanted })).status).toBe(403);
    expect(await keys.ask('GET', LIST, { as, headers: { 'clutch-mode': 'test' } })).toMatchObject({
      status: 403,
      code: 'mode.not-yours',
    });
  });

  test('of test data is for endpoints of test data alone', async () => {
    const { secret } = await keys.newKey({ mode: 'test', scopes: ['*'] });
    const { id, token } = await open(secret);
    const sandbox = await keys.app.get(Sandboxes, { strict: false }).of(keys.tenant);
    expect((await keys.ask('GET', '/v1/webhook-portal-session', { as: token })).json).toMatchObject({
      id,
      mode: 'test',
    });
    const { json } = await keys.ask('POST', LIST, { as: token, body: WRONG });
    expect(json).toMatchObject({ code: 'webhook-target.refused' });
    expect(sandbox.sandboxOf).toBe(keys.tenant.id);
    expect((await keys.ask('GET', `${SESSIONS}/${id}`)).status).toBe(404);
    expect((await keys.ask('GET', `${SESSIONS}/${id}`, { as: secret })).status).toBe(200);
  });

  test('of a tenant that is suspended reads, and changes nothing', async () => {
    const { token: as } = await open();
    expect((await keys.ask('POST', LIST, { as, body: WRONG })).code).toBe('webhook-target.refused');
    const stand = (status: string): Promise<unknown> =>
      keys.clutch.owner.query('update platform.tenant set status = $2 where id = $1', [keys.tenant.id, status]);
    await stand('suspended');
    try {
      const made = async () => (await keys.ask('POST', LIST, { as, body: WRONG })).code;
      await expect.poll(made, { timeout: 15_000 }).toBe('tenant.suspended');
      expect(await statusOf(as)).toBe(200);
    } finally {
      await stand('live');
    }
  });

  test('of which nobody knows is no session', async () => {
    const as = `cwp_${typedId('wps', '01890000-0000-7000-8000-000000000000').slice(4)}_${'x'.repeat(43)}`;
    expect(await keys.ask('GET', LIST, { as })).toMatchObject({ status: 401, code: 'webhook-portal.invalid' });
  });
});
