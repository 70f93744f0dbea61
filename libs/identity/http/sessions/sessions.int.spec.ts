import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { EMAIL, type Pair, PASSWORD, type PeopleApp, peopleApp, type Sent } from '../../../../test/kit/people-app.ts';
import { identityContext } from '../../identity.module.ts';

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let ownerId: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  ownerId = await people.createOwner(tenant);
  people.clock.aheadMs = 0;
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const list = (token: string, url = '/v1/sessions') => people.ask('GET', url, { token });
const dataOf = ({ json }: { json: Record<string, unknown> }) => json['data'] as Record<string, unknown>[];
const statusOf = async ({ accessToken }: Pair) => (await list(accessToken)).status;
const refresh = ({ refreshToken }: Pair) => people.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } });
const end = (token: string, url: string) => people.ask('DELETE', url, { token });
async function changePolicy(over: object, { accessToken: token }: Pair): Promise<number> {
  const { json, headers } = await people.ask('GET', '/v1/sign-in-policy', { token });
  const { version: _, ...policy } = json;
  const sent: Sent = { token, body: { ...policy, ...over }, headers: { 'if-match': headers['etag'] as string } };
  return (await people.ask('PUT', '/v1/sign-in-policy', sent)).status;
}

describe('the list of one’s sessions (ASVS 7.5.2)', () => {
  test('says where one is signed in: device, methods, times, and which one asks', async () => {
    const [first, second] = [
      await people.session(tenant),
      await people.session(tenant, { headers: { 'user-agent': 'curl/8.5.0' } }),
    ];
    const found = dataOf(await list(first.accessToken));
    expect(found).toMatchObject([
      { id: second.sessionId, device: 'curl', isCurrent: false, methods: ['password'], level: 1, place: null },
      { id: first.sessionId, device: 'Firefox on Linux', isCurrent: true },
    ]);
    expect(new Date(found[0]!['createdAt'] as string).getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('shows a later use, and nothing that has idled out', async () => {
    const [idle, used] = [await people.session(tenant), await people.session(tenant)];
    people.clock.aheadMs = 20 * 60_000;
    const { json } = await refresh(used);
    people.clock.aheadMs = 40 * 60_000;
    const token = (
      (await people.ask('POST', '/v1/sessions/refresh', { body: { refreshToken: json['refreshToken'] } }))
        .json as unknown as Pair
    ).accessToken;
    const found = dataOf(await list(token));
    expect(found.map(({ id }) => id)).toEqual([used.sessionId]);
    expect(found[0]!['lastUsedAt']).not.toBe(found[0]!['createdAt']);
    expect(idle.sessionId).not.toBe(used.sessionId);
  });

  test('holds nobody else’s, and comes in pages', async () => {
    const other = await people.createOwner(tenant, { email: 'eva@garage.example' });
    await people.session(tenant, { email: 'eva@garage.example' });
    const own = [await people.session(tenant), await people.session(tenant), await people.session(tenant)];
    const seen: unknown[] = [];
    for (let url: string | null = '/v1/sessions?limit=2'; url;) {
      const { json }: { json: Record<string, unknown> } = await list(own[0]!.accessToken, url);
      seen.push(...(json['data'] as { id: string }[]).map(({ id }) => id));
      const { nextCursor } = json['page'] as { nextCursor: string | null };
      url = nextCursor && `/v1/sessions?limit=2&cursor=${encodeURIComponent(nextCursor)}`;
    }
    expect(seen).toEqual(own.map(({ sessionId }) => sessionId).toReversed());
    expect(other).not.toBe(ownerId);
  });
});

describe('ending sessions (ASVS 7.4.1)', () => {
  test('signs out at once: neither token opens anything', async () => {
    const [closed, open] = [await people.session(tenant), await people.session(tenant)];
    expect((await end(closed.accessToken, '/v1/sessions/current')).status).toBe(204);
    expect(await list(closed.accessToken)).toMatchObject({ status: 401, code: 'session.unknown' });
    expect(await refresh(closed)).toMatchObject({ status: 401, code: 'session.unknown' });
    expect(await statusOf(open)).toBe(200);
  });

  test('ends one of the others, and says 404 for somebody else’s or one that is gone', async () => {
    const [own, other] = [await people.session(tenant), await people.session(tenant)];
    await people.createOwner(tenant, { email: 'eva@garage.example' });
    const eva = await people.session(tenant, { email: 'eva@garage.example' });
    expect((await end(own.accessToken, `/v1/sessions/${other.sessionId}`)).status).toBe(204);
    expect(await statusOf(other)).toBe(401);
    for (const id of [other.sessionId, eva.sessionId, 'ses_x'])
      expect(await end(own.accessToken, `/v1/sessions/${id}`)).toMatchObject({
        status: 404,
        code: 'session.not-found',
      });
    expect(await statusOf(eva)).toBe(200);
  });

  test.each([
    [{ keepCurrent: true }, [200, 401, 401]],
    [{}, [401, 401, 401]],
  ])('ends all with %j', async (body, after) => {
    const sessions = [await people.session(tenant), await people.session(tenant), await people.session(tenant)];
    const { status } = await people.ask('POST', '/v1/sessions/logout-all', { token: sessions[0]!.accessToken, body });
    expect(status).toBe(204);
    expect(await Promise.all(sessions.map(statusOf))).toEqual(after);
  });

  test('is done for others by an administrator, and by nobody else (ASVS 7.4.5)', async () => {
    await people.createOwner(tenant, { email: 'eva@garage.example' });
    const [owner, eva] = [await people.session(tenant), await people.session(tenant, { email: 'eva@garage.example' })];
    const more = await people.session(tenant, { email: 'eva@garage.example' });
    const url = `/v1/users/${eva.userId}/sessions`;
    expect(dataOf(await list(owner.accessToken, url)).map(({ id }) => id)).toEqual([more.sessionId, eva.sessionId]);
    expect((await end(owner.accessToken, `${url}/${eva.sessionId}`)).status).toBe(204);
    expect([await statusOf(eva), await statusOf(more)]).toEqual([401, 200]);
    expect((await end(owner.accessToken, url)).status).toBe(204);
    expect([await statusOf(more), await statusOf(owner)]).toEqual([401, 200]);
    const stranger = await clutch.newTenant();
    await people.createOwner(stranger);
    const { accessToken: foreign } = await people.session(stranger);
    expect(await end(foreign, `/v1/users/${owner.userId}/sessions/${owner.sessionId}`)).toMatchObject({ status: 404 });
    await end(foreign, `/v1/users/${owner.userId}/sessions`);
    expect(await statusOf(owner)).toBe(200);
  });

  test('comes with disabling a person, who gets in again when enabled (ASVS 7.4.2)', async () => {
    await people.createOwner(tenant, { email: 'eva@garage.example' });
    const [owner, eva] = [await people.session(tenant), await people.session(tenant, { email: 'eva@garage.example' })];
    const url = `/v1/users/${eva.userId}/disablement`;
    expect((await people.ask('PUT', url, { token: owner.accessToken })).status).toBe(204);
    expect([await statusOf(eva), (await refresh(eva)).status]).toEqual([401, 401]);
    expect((await people.signIn(tenant, { email: 'eva@garage.example' })).code).toBe('user.disabled');
    expect((await end(owner.accessToken, url)).status).toBe(204);
    expect((await people.signIn(tenant, { email: 'eva@garage.example' })).status).toBe(200);
  });

  test('never disables oneself, nobody, or the last owner, also when two try it with each other', async () => {
    await people.createOwner(tenant, { email: 'eva@garage.example' });
    const [owner, eva] = [await people.session(tenant), await people.session(tenant, { email: 'eva@garage.example' })];
    const disable = ({ accessToken: token }: Pair, userId: string) =>
      people.ask('PUT', `/v1/users/${userId}/disablement`, { token });
    expect(await disable(owner, owner.userId)).toMatchObject({ status: 409, code: 'user.own-account' });
    expect(await disable(owner, typedId('usr', tenant.id))).toMatchObject({ status: 404, code: 'user.not-found' });
    const answers = await Promise.all([disable(owner, eva.userId), disable(eva, owner.userId)]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
  });
});

describe('a tenant’s sign-in policy', () => {
  test('lets the oldest session go when there are too many (ASVS 7.1.2)', async () => {
    const sessions = [await people.session(tenant)];
    expect(await changePolicy({ mostSessions: 2 }, sessions[0]!)).toBe(200);
    sessions.push(await people.session(tenant), await people.session(tenant));
    expect(await Promise.all(sessions.map(statusOf))).toEqual([401, 200, 200]);
  });

  test('or refuses the new one, also when several come at the same time', async () => {
    const first = await people.session(tenant);
    expect(await changePolicy({ mostSessions: 3, whenFull: 'refuse' }, first)).toBe(200);
    const answers = await Promise.all([1, 2, 3, 4].map(() => people.signIn(tenant)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ code: 'session.too-many' });
  });

  test('sets how long sessions last, for those that are opened from then on', async () => {
    const first = await people.session(tenant);
    expect(await changePolicy({ staff: { idleMinutes: 10, absoluteHours: 1 } }, first)).toBe(200);
    const short = await people.session(tenant);
    people.clock.aheadMs = 11 * 60_000;
    expect([(await refresh(first)).status, (await refresh(short)).status]).toEqual([200, 401]);
  });

  test.each([
    [{ mostSessions: 0 }, '/mostSessions'],
    [{ whenFull: 'perhaps' }, '/whenFull'],
    [{ staff: { idleMinutes: 1, absoluteHours: 12 } }, '/staff/idleMinutes'],
    [{ staff: { idleMinutes: 600, absoluteHours: 1 } }, '/staff/idleMinutes'],
  ])('refuses %j with its place', async (over, pointer) => {
    const { accessToken: token } = await people.session(tenant);
    const { json } = await people.ask('GET', '/v1/sign-in-policy', { token });
    const { version: _, ...policy } = json;
    const body = { ...policy, ...over };
    const refused = await people.ask('PUT', '/v1/sign-in-policy', { token, body, headers: { 'if-match': '*' } });
    expect(refused.status).toBe(422);
    expect((refused.json['errors'] as { pointer: string }[]).map((one) => one.pointer)).toEqual([pointer]);
  });

  test('is changed by whoever knows which version they change, and by nobody who has only read it', async () => {
    const { accessToken: token } = await people.session(tenant);
    const { json } = await people.ask('GET', '/v1/sign-in-policy', { token });
    const { version: _, ...policy } = json;
    const put = (headers: Record<string, string>) =>
      people.ask('PUT', '/v1/sign-in-policy', { token, body: { ...policy, magicLinks: false }, headers });
    expect((await put({})).status).toBe(428);
    expect((await put({ 'if-match': '"7"' })).status).toBe(412);
    expect((await put({ 'if-match': '"0"' })).status).toBe(200);
    const late = await people.session(tenant, { email: EMAIL, password: PASSWORD });
    people.clock.aheadMs = 301_000;
    const fresh = await refresh(late);
    const stale = (fresh.json as unknown as Pair).accessToken;
    const refused = await people.ask('PUT', '/v1/sign-in-policy', {
      token: stale,
      body: policy,
      headers: { 'if-match': '*' },
    });
    expect(refused).toMatchObject({ status: 401, code: 'auth.step-up-required' });
    expect(refused.headers['www-authenticate']).toBe(
      'Bearer realm="clutch", error="insufficient_user_authentication", acr_values="aal1", max_age=300',
    );
  });
});
