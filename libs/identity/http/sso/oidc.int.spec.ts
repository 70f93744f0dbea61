import { Events, type MutableResponse } from 'oauth2-mock-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { typedId } from '#kernel';
import { codeOf } from '../../../../test/kit/authenticator-app.ts';
import { EMAIL, type Pair, type TestClock } from '../../../../test/kit/people-app.ts';
import { type ReadyMadeName } from '../../domain/access/ready-made-roles.ts';
import { codeIn, role, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';
import { Tickets } from '../../commands/sign-in/tickets.ts';

let sso: SsoApp;
let provider: TestProvider;

beforeAll(async () => {
  sso = await SsoApp.start();
  provider = await TestProvider.start();
});
beforeEach(() => {
  provider.claims = {
    sub: 'mia',
    email: 'Mia@garage.example',
    email_verified: true,
    name: 'Mia',
    aud: provider.clientId,
  };
});
afterAll(async () => {
  await provider.stop();
  await sso.close();
});

const REFUSED = { status: 401, code: 'sso.answer-refused' };
const ATTEMPT_ENDED = { status: 401, code: 'sso.attempt-ended' };
const CODE_ENDED = { status: 401, code: 'sso.code-ended' };

const sessionIn = (json: Record<string, unknown>): Pair => json['session'] as Pair;

async function grantsOf(owner: string, userId: string): Promise<{ id: string; roleId: string }[]> {
  const { json } = await sso.people.ask('GET', `/v1/users/${userId}/roles`, { token: owner });
  return json['data'] as { id: string; roleId: string }[];
}
async function rolesOf(owner: string, userId: string): Promise<string[]> {
  return (await grantsOf(owner, userId)).map(({ roleId }) => roleId).toSorted();
}
async function revoke(by: string, userId: string, name: ReadyMadeName): Promise<void> {
  const grant = (await grantsOf(by, userId)).find(({ roleId }) => roleId === role(name))!;
  expect((await sso.people.ask('DELETE', `/v1/grants/${grant.id}`, { token: by })).status).toBeLessThan(300);
}

/** What the token endpoint answers next. */
function answerNext(change: (response: MutableResponse) => void): void {
  provider.server.service.once(Events.BeforeResponse, change);
}

const unsigned = (token: string): string => {
  const [, payload] = token.split('.');
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
};
const tampered = (token: string): string => {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'ana' })).toString('base64url'), signature].join('.');
};

describe('signing in by an OpenID provider', () => {
  test('makes a person of a proved domain with the default role, and knows them again by their subject alone', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const first = await sso.signIn(tenant, { email: 'mia@garage.example' });
    expect(first).toMatchObject({ status: 200, json: { status: 'signed-in' } });
    const { userId } = sessionIn(first.json);
    expect(await rolesOf(owner, userId)).toEqual([role('staff')]);
    provider.claims['email'] = 'another@elsewhere.example';
    expect((await sso.signIn(tenant)).json).toMatchObject({ session: { userId } });
  });

  test('asks with PKCE, nonce and state, sends back to the address of the settings, and no secret stands in any address (ASVS 10.2.1, 14.2.1)', async () => {
    const { tenant, connectionId } = await sso.ready(provider);
    const attempt = await sso.begin(tenant);
    const asked = new URL(attempt.url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      redirect_uri: `https://clutch.example/v1/auth/sso/${connectionId}/callback`,
    });
    expect(attempt.url).not.toContain(attempt.token);
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    const back = await sso.people.ask('GET', await sso.visit(attempt.url), { headers });
    expect(back.headers['location']).toMatch(/^https:\/\/portal\.example\/sign-in#code=ctk_[\w-]+$/);
    expect((await sso.finish(attempt, back)).status).toBe(200);
  });

  test.each<[what: string, claims: Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['another audience', { aud: 'another-client' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['an end that has passed', { exp: 1_700_000_000 }],
    ['no subject', { sub: undefined }],
  ])('does not believe a token with %s (ASVS 6.8.2)', async (_, claims) => {
    const { tenant } = await sso.ready(provider);
    Object.assign(provider.claims, claims);
    expect(await sso.signIn(tenant)).toMatchObject(REFUSED);
  });

  test.each<[what: string, change: (token: string) => string]>([
    ['no signature', unsigned],
    ['a signature for something else', tampered],
  ])('does not believe a token with %s (ASVS 6.8.2)', async (_, change) => {
    const { tenant } = await sso.ready(provider);
    answerNext(({ body }) => Object.assign(body, { id_token: change((body as { id_token: string }).id_token) }));
    expect(await sso.signIn(tenant)).toMatchObject(REFUSED);
  });

  test('believes no key but those of the provider (ASVS 6.8.2)', async () => {
    const { tenant } = await sso.ready(provider);
    const evil = await TestProvider.start();
    try {
      const attempt = await sso.begin(tenant);
      const nonce = new URL(attempt.url).searchParams.get('nonce');
      const claims = { ...provider.claims, iss: provider.issuer, nonce };
      const id_token = await evil.server.issuer.buildToken({
        scopesOrTransform: (_, payload) => void Object.assign(payload, claims),
      });
      answerNext(({ body }) => Object.assign(body, { id_token }));
      expect(await sso.travel(attempt.url)).toMatchObject(REFUSED);
    } finally {
      await evil.stop();
    }
  });

  test('answers what the provider refuses with 401, and what it cannot do with 502, never with 500', async () => {
    const { tenant, connectionId } = await sso.ready(provider);
    const callback = `/v1/auth/sso/${connectionId}/callback`;
    const state = async () => new URL((await sso.begin(tenant)).url).searchParams.get('state')!;
    const denied = await sso.people.ask('GET', `${callback}?error=access_denied&state=${await state()}`);
    expect(denied).toMatchObject({ ...REFUSED, json: { reason: 'access_denied' } });
    const odd = await sso.people.ask('GET', `${callback}?error=${encodeURIComponent('<b>!')}&state=${await state()}`);
    expect(odd).toMatchObject({ ...REFUSED, json: { reason: 'unknown_error' } });
    answerNext((response) => Object.assign(response, { statusCode: 400, body: { error: 'invalid_grant' } }));
    expect(await sso.signIn(tenant)).toMatchObject({ ...REFUSED, json: { reason: 'invalid_grant' } });
    answerNext((response) => Object.assign(response, { statusCode: 503, body: { error: 'server_error' } }));
    expect(await sso.signIn(tenant)).toMatchObject({ status: 502, code: 'sso.provider-unavailable' });
    answerNext((response) => Object.assign(response, { statusCode: 500, body: '' }));
    expect(await sso.signIn(tenant)).toMatchObject({ status: 502, code: 'sso.provider-unavailable' });
    for (const rest of ['', '?state=', '?state=%00', `?state=${await state()}`, '?code=1&state=ctk_none'])
      expect([401, 422]).toContain((await sso.people.ask('GET', callback + rest)).status);
  });

  test('answers 502 where nobody answers, and finds the provider again when it is back', async () => {
    const { owner } = await sso.tenant();
    const away = await TestProvider.start();
    const connectionId = await sso.connectOidc(owner, away);
    const port = Number(new URL(away.issuer).port);
    await away.stop();
    const begin = () => sso.post(`/v1/sso-connections/${connectionId}/test`, {}, owner);
    expect(await begin()).toMatchObject({ status: 502, code: 'sso.provider-unavailable' });
    await away.server.start(port, '127.0.0.1');
    away.server.issuer.url = `http://127.0.0.1:${port}`;
    expect((await begin()).status).toBe(201);
    await away.stop();
  });
});

describe('a sign-in that is under way', () => {
  test('comes back once, also when many come at the same time', async () => {
    const { tenant } = await sso.ready(provider);
    const attempt = await sso.begin(tenant);
    const callback = await sso.visit(attempt.url);
    const answers = await Promise.all(Array.from({ length: 8 }, () => sso.people.ask('GET', callback)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'sso.attempt-ended')).toHaveLength(7);
  });

  /** How many of these get a session by one code. */
  async function sessionsByOneCode(): Promise<number> {
    const { tenant } = await sso.ready(provider);
    await sso.signIn(tenant);
    const attempt = await sso.begin(tenant);
    const back = await sso.travel(attempt.url);
    const answers = await Promise.all(Array.from({ length: 8 }, () => sso.finish(attempt, back)));
    return answers.filter(({ status }) => status === 200).length;
  }

  test('has a code that works once, also when many send it at the same time (ASVS 6.5.1)', async () => {
    expect(await sessionsByOneCode()).toBe(1);
  });

  test('control: were codes not used up, that would be seen', async () => {
    const planted = vi.spyOn(sso.people.app.get(Tickets, { strict: false }), 'useIn').mockResolvedValue(true);
    expect(await sessionsByOneCode()).toBeGreaterThan(1);
    planted.mockRestore();
  });

  test('goes on for nobody but whoever began it, and a code that was tried by somebody else is worth nothing', async () => {
    const { tenant } = await sso.ready(provider);
    const [attempt, other] = [await sso.begin(tenant), await sso.begin(tenant)];
    const back = await sso.travel(attempt.url);
    expect(await sso.finish(other, back)).toMatchObject(CODE_ENDED);
    expect(await sso.finish(attempt, back)).toMatchObject(CODE_ENDED);
  });

  test('ends after ten minutes, and its code after two', async () => {
    const { tenant } = await sso.ready(provider);
    const clock: TestClock = sso.people.clock;
    try {
      const [late, later] = [await sso.begin(tenant), await sso.begin(tenant)];
      const callback = await sso.visit(late.url);
      const back = await sso.travel(later.url);
      clock.aheadMs = 121_000;
      expect(await sso.finish(later, back)).toMatchObject(CODE_ENDED);
      clock.aheadMs = 601_000;
      expect(await sso.people.ask('GET', callback)).toMatchObject(ATTEMPT_ENDED);
    } finally {
      clock.aheadMs = 0;
    }
  });

  test('of one connection is nothing at another one, of the same tenant or not (ASVS 6.8.1, mix-up)', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const second = await sso.connectOidc(owner, provider);
    const { connectionId: foreign } = await sso.ready(provider);
    for (const elsewhere of [second, foreign]) {
      const callback = await sso.visit((await sso.begin(tenant, { email: 'mia@garage.example' })).url);
      const moved = callback.replace(/idp_\w+/, elsewhere);
      expect(await sso.people.ask('GET', moved)).toMatchObject(ATTEMPT_ENDED);
    }
  });

  test('is not gone on with by another issuer than the one that was asked (ASVS 6.8.1, RFC 9207)', async () => {
    const { tenant } = await sso.ready(provider);
    const callback = await sso.visit((await sso.begin(tenant)).url);
    expect(await sso.people.ask('GET', `${callback}&iss=${encodeURIComponent('https://evil.example')}`)).toMatchObject(
      REFUSED,
    );
  });
});

describe('whom a provider means', () => {
  test('is never decided by an address that the tenant has not proved (ASVS 6.8.1)', async () => {
    const { tenant, owner } = await sso.tenant();
    const connectionId = await sso.connectOidc(owner, provider);
    await sso.switchOn(owner, connectionId);
    expect(await sso.signIn(tenant)).toMatchObject({ status: 403, code: 'sso.unknown-person' });
    provider.claims['email'] = EMAIL;
    expect(await sso.signIn(tenant)).toMatchObject({ status: 409, code: 'sso.account-exists' });
    await sso.prove(owner, connectionId);
    provider.claims['email_verified'] = false;
    expect(await sso.signIn(tenant)).toMatchObject({ status: 409, code: 'sso.account-exists' });
    provider.claims['email'] = 'new@garage.example';
    expect(await sso.signIn(tenant)).toMatchObject({ status: 403, code: 'sso.unknown-person' });
  });

  test('is the account with that address where the domain is proved, and stays so for this subject only', async () => {
    const { tenant, owner, connectionId } = await sso.ready(provider);
    provider.claims['email'] = EMAIL;
    const { json } = await sso.signIn(tenant);
    const { userId } = sessionIn(json);
    expect(userId).toContain('usr_');
    const users = await sso.people.ask('GET', '/v1/users', { token: owner });
    expect(users.json['data']).toHaveLength(1);
    provider.claims['sub'] = 'somebody-else';
    expect(await sso.signIn(tenant)).toMatchObject({ status: 409, code: 'sso.other-subject' });
    const unlink = `/v1/sso-connections/${connectionId}/links/${userId}`;
    expect((await sso.people.ask('DELETE', unlink, { token: owner })).status).toBe(204);
    const { accessToken: again } = await sso.people.session(tenant);
    expect((await sso.people.ask('DELETE', unlink, { token: again })).code).toBe('sso.not-linked');
    expect((await sso.signIn(tenant)).status).toBe(200);
  });

  test('is somebody else at another connection, whatever they are called there (ASVS 6.8.1)', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const first = sessionIn((await sso.signIn(tenant, { email: 'mia@garage.example' })).json);
    const evil = await TestProvider.start();
    try {
      evil.claims = { ...provider.claims };
      const connectionId = await sso.connectOidc(owner, evil);
      await sso.switchOn(owner, connectionId);
      expect(await sso.signIn(tenant, { connectionId })).toMatchObject({ status: 409, code: 'sso.account-exists' });
      await sso.prove(owner, connectionId, 'evil.example');
      evil.claims['email'] = 'mia@evil.example';
      const second = sessionIn((await sso.signIn(tenant, { connectionId })).json);
      expect(second.userId).not.toBe(first.userId);
    } finally {
      await evil.stop();
    }
  });

  test('is one new person, also when they come twice at the same time', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const answers = await Promise.all(Array.from({ length: 6 }, () => sso.signIn(tenant)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(new Set(answers.map(({ json }) => sessionIn(json).userId)).size).toBe(1);
    const users = await sso.people.ask('GET', '/v1/users', { token: owner });
    expect(users.json['data']).toHaveLength(2);
  });

  test('is nobody who was disabled', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    const disabled = await sso.people.ask('PUT', `/v1/users/${userId}/disablement`, { token: owner });
    expect(disabled.status).toBe(204);
    expect(await sso.signIn(tenant)).toMatchObject({ status: 403, code: 'user.disabled' });
  });

  test('can be linked by whoever is signed in to both, with the secret of the attempt and for themselves', async () => {
    const { tenant, owner } = await sso.tenant();
    const connectionId = await sso.connectOidc(owner, provider);
    await sso.switchOn(owner, connectionId);
    const linking = async () => {
      const { status, json } = await sso.post('/v1/auth/sso/link', { connectionId }, owner);
      expect(status).toBe(201);
      return { ...(json as { url: string; token: string }), back: await sso.travel(json['url'] as string) };
    };
    const complete = ({ token, back }: Awaited<ReturnType<typeof linking>>, by = owner) =>
      sso.post('/v1/auth/sso/link/completion', { code: codeIn(back), token }, by);
    const stranger = await sso.tenant();
    expect(await complete(await linking(), stranger.owner)).toMatchObject(CODE_ENDED);
    expect(await complete({ ...(await linking()), token: 'x' })).toMatchObject(CODE_ENDED);
    const attempt = await linking();
    expect(await sso.finish(attempt, attempt.back)).toMatchObject(CODE_ENDED);
    const good = await linking();
    expect((await complete(good)).status).toBe(204);
    expect(await complete(good)).toMatchObject(CODE_ENDED);
    expect((await sso.signIn(tenant)).status).toBe(200);
  });
});

describe('how far a provider is believed', () => {
  async function withTotp(): Promise<{ tenant: Awaited<ReturnType<SsoApp['ready']>>['tenant'] }> {
    const { tenant } = await sso.ready(provider, { secondLevel: ['mfa', 'urn:strong'] });
    const { accessToken } = sessionIn((await sso.signIn(tenant)).json);
    const { json } = await sso.post('/v1/auth/mfa/setup', { kind: 'totp' }, accessToken);
    const { id, totp } = json as { id: string; totp: { secret: string } };
    const body = { id, code: codeOf(totp.secret, new Date()) };
    expect((await sso.post('/v1/auth/mfa/verify', body, accessToken)).status).toBe(200);
    return { tenant };
  }

  test('as a password, where it says nothing: whoever has a second factor proves it (ASVS 6.8.4)', async () => {
    const { tenant } = await withTotp();
    for (const claims of [{}, { acr: '0' }, { amr: ['pwd'] }]) {
      Object.assign(provider.claims, claims);
      expect((await sso.signIn(tenant)).json).toMatchObject({
        status: 'factor-required',
        session: null,
        attempt: { offered: [{ kind: 'totp' }] },
      });
    }
  });

  test.each([{ acr: 'urn:strong' }, { amr: ['pwd', 'mfa'] }])(
    'as a second factor too, where it says %j and the connection takes that for one (ASVS 6.8.4)',
    async (claims) => {
      const { tenant } = await withTotp();
      Object.assign(provider.claims, claims);
      expect((await sso.signIn(tenant)).json).toMatchObject({ status: 'signed-in' });
    },
  );
});

describe('groups at the provider', () => {
  const roles = [
    { group: 'mechanics', roleId: role('technician') },
    { group: 'desk', roleId: role('service-adviser') },
    { group: 'bosses', roleId: role('owner') },
  ];

  test('give their roles and take them back, at each sign-in, and nothing else', async () => {
    const { tenant, owner } = await sso.ready(provider, { roles });
    provider.claims['groups'] = ['mechanics', 'desk', 'unknown'];
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    expect(await rolesOf(owner, userId)).toEqual(
      [role('staff'), role('technician'), role('service-adviser')].toSorted(),
    );
    await sso.post(`/v1/users/${userId}/roles`, { roleId: role('partner') }, owner);
    provider.claims['groups'] = 'desk';
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('service-adviser'), role('partner')].toSorted());
    delete provider.claims['groups'];
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('partner')].toSorted());
    provider.claims['groups'] = ['desk'];
    await Promise.all([sso.signIn(tenant), sso.signIn(tenant), sso.signIn(tenant)]);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('service-adviser'), role('partner')].toSorted());
  });

  test('give again what somebody has taken back by hand, as long as the group has the role', async () => {
    const { tenant, owner } = await sso.ready(provider, { roles });
    provider.claims['groups'] = ['mechanics'];
    const { userId } = sessionIn((await sso.signIn(tenant)).json);
    await revoke(owner, userId, 'technician');
    await sso.signIn(tenant);
    expect(await rolesOf(owner, userId)).toEqual([role('staff'), role('technician')].toSorted());
  });

  test('leave the tenant its last owner', async () => {
    const { tenant, ownerId } = await sso.ready(provider, { roles });
    provider.claims['groups'] = ['bosses'];
    const { userId, accessToken } = sessionIn((await sso.signIn(tenant)).json);
    await revoke(accessToken, typedId('usr', ownerId), 'owner');
    delete provider.claims['groups'];
    expect((await sso.signIn(tenant)).status).toBe(200);
    expect(await rolesOf(accessToken, userId)).toContain(role('owner'));
  });
});
