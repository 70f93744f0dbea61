import { Events, type MutableResponse, type TokenRequestIncomingMessage } from 'oauth2-mock-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Pair, type TestClock } from '../../../../test/kit/people-app.ts';
import { role, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';
import { Tickets } from '../../commands/sign-in/tickets.ts';
import { SsoAttempts } from '../../commands/sso/sso-attempts.ts';

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

async function rolesOf(owner: string, userId: string): Promise<string[]> {
  const { json } = await sso.people.ask('GET', `/v1/users/${userId}/roles`, { token: owner });
  return (json['data'] as { roleId: string }[]).map(({ roleId }) => roleId);
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

  test('asks the provider for the address where the token does not hold it, and for nobody else than it names', async () => {
    const { tenant } = await sso.ready(provider);
    const { email, name } = provider.claims;
    delete provider.claims['email'];
    const says = (sub: string) =>
      provider.server.service.once(Events.BeforeUserinfo, (response: MutableResponse) =>
        Object.assign(response, { body: { sub, email, name } }),
      );
    says('somebody-else');
    expect(await sso.signIn(tenant)).toMatchObject(REFUSED);
    says('mia');
    expect((await sso.signIn(tenant)).json).toMatchObject({ status: 'signed-in' });
  });

  test.each(['client_secret_basic', 'client_secret_post'])(
    'shows its secret as the provider wants it: %s',
    async (way) => {
      const own = await TestProvider.start();
      own.claims = { ...provider.claims };
      own.server.service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: MutableResponse) =>
        Object.assign(body, { token_endpoint_auth_methods_supported: [way] }),
      );
      const shown: unknown[] = [];
      own.server.service.on(
        Events.BeforeResponse,
        (_: MutableResponse, { headers, body }: TokenRequestIncomingMessage) =>
          shown.push(headers.authorization?.split(' ')[0], (body as { client_secret?: string }).client_secret),
      );
      try {
        const { tenant } = await sso.ready(own);
        expect((await sso.signIn(tenant)).status).toBe(200);
      } finally {
        await own.stop();
      }
      const expected = way === 'client_secret_basic' ? ['Basic', undefined] : [undefined, 'a secret of the client'];
      expect(shown.slice(0, 2)).toEqual(expected);
    },
  );

  test.each<[what: string, claims: Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['another audience', { aud: 'another-client' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['an end that has passed', { exp: 1_700_000_000 }],
    ['no subject', { sub: undefined }],
  ])('does not believe a token with %s (ASVS 6.8.2, 10.5.1, 10.5.4)', async (_, claims) => {
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

  test('does not believe a token without a signature even of a provider that says it signs none (ASVS 6.8.2)', async () => {
    const own = await TestProvider.start(['RS256', 'none', 'HS256']);
    own.claims = { ...provider.claims };
    try {
      const { tenant } = await sso.ready(own);
      own.server.service.once(Events.BeforeResponse, ({ body }: MutableResponse) =>
        Object.assign(body, { id_token: unsigned((body as { id_token: string }).id_token) }),
      );
      expect(await sso.signIn(tenant)).toMatchObject(REFUSED);
      expect((await sso.signIn(tenant)).status).toBe(200);
    } finally {
      await own.stop();
    }
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

  test('does not ask a server that says it were another one, nor one that forwards to another (ASVS 10.5.3)', async () => {
    const evil = await TestProvider.start();
    const unavailable = { status: 502, code: 'sso.provider-unavailable' };
    try {
      const { owner } = await sso.tenant();
      const connectionId = await sso.connectOidc(owner, evil);
      const begin = () => sso.post(`/v1/sso-connections/${connectionId}/test`, {}, owner);
      const answerWith = (change: (response: MutableResponse) => void) =>
        evil.server.service.once(Events.BeforeWellKnownOpenIdConfiguration, change);
      answerWith(({ body }) => Object.assign(body, { issuer: provider.issuer }));
      expect(await begin()).toMatchObject(unavailable);
      answerWith((response) => Object.assign(response, { statusCode: 302 }));
      expect(await begin()).toMatchObject(unavailable);
      expect((await begin()).status).toBe(201);
    } finally {
      await evil.stop();
    }
  });

  test.each(['ES256', 'PS256', 'EdDSA'])('believes signatures of the kind %s too', async (kind) => {
    const own = await TestProvider.start([kind]);
    own.claims = { ...provider.claims };
    try {
      const { tenant } = await sso.ready(own);
      expect((await sso.signIn(tenant)).status).toBe(200);
    } finally {
      await own.stop();
    }
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

  test('goes on for nobody but whoever began it, and a code that was tried by somebody else is worth nothing (ASVS 7.6.2, 10.1.2)', async () => {
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

  test('of one connection is nothing at another one, of the same tenant or not (ASVS 6.8.1, 10.2.2)', async () => {
    const { tenant, owner } = await sso.ready(provider);
    const second = await sso.connectOidc(owner, provider);
    const { connectionId: foreign } = await sso.ready(provider);
    const goTo = async (elsewhere: string) => {
      const callback = await sso.visit((await sso.begin(tenant, { email: 'mia@garage.example' })).url);
      return sso.people.ask('GET', callback.replace(/idp_\w+/, elsewhere));
    };
    for (const elsewhere of [second, foreign]) expect(await goTo(elsewhere)).toMatchObject(ATTEMPT_ENDED);
    // Control: did nobody compare the connections, that would be seen.
    const [tickets, attempts] = [
      sso.people.app.get(Tickets, { strict: false }),
      sso.people.app.get(SsoAttempts, { strict: false }),
    ];
    const planted = vi
      .spyOn(attempts, 'openedByState')
      .mockImplementation(async (_, state) => (await tickets.find('sso', state))!);
    expect((await goTo(foreign)).status).toBe(303);
    planted.mockRestore();
  });

  test('is not gone on with by another issuer than the one that was asked (ASVS 6.8.1, 10.2.2; RFC 9207)', async () => {
    const { tenant } = await sso.ready(provider);
    const callback = await sso.visit((await sso.begin(tenant)).url);
    expect(await sso.people.ask('GET', `${callback}&iss=${encodeURIComponent('https://evil.example')}`)).toMatchObject(
      REFUSED,
    );
  });
});
