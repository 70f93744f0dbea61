import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TenantDatabase, type TenantRef } from '#kernel';
import { Browser, OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;
let other: TestClient;

beforeAll(async () => {
  app = await OAuthApp.start({ CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '100000' });
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
  other = await app.newClient(tenant, { name: 'Other' });
}, 60_000);
afterAll(() => app?.close());

const reads = (token: string) => app.ask('GET', '/v1/workshops', { token });
const GOOD = { status: 200 };
const REVOKED = { status: 401, code: 'oauth.revoked' };
const INVALID = { status: 400, code: 'invalid_grant' };

describe('a code', () => {
  test('works once; shown again it ends what it gave (ASVS 10.4.2)', async () => {
    const code = await app.code(client);
    const { json } = await app.exchange(client, code);
    expect(await reads(json['access_token'] as string)).toMatchObject(GOOD);
    expect(await app.exchange(client, code)).toMatchObject(INVALID);
    expect(await reads(json['access_token'] as string)).toMatchObject(REVOKED);
    expect(await app.refresh(client, json['refresh_token'] as string)).toMatchObject(INVALID);
  });

  test('is over after a minute (ASVS 10.4.3)', async () => {
    const late = await app.code(client);
    app.clock.aheadMs += 61_000;
    try {
      expect(await app.exchange(client, late)).toMatchObject(INVALID);
    } finally {
      app.clock.aheadMs = 0;
    }
  });

  test('of one app is nothing to another one', async () => {
    const code = await app.code(client);
    expect(await app.exchange(other, code)).toMatchObject(INVALID);
    const wrongSecret = { ...client, secret: other.secret };
    expect(await app.exchange(wrongSecret, code)).toMatchObject({ status: 401, code: 'invalid_client' });
    expect(await app.exchange(client, code)).toMatchObject(GOOD);
  });

  test('goes only to the address that it was asked for', async () => {
    const two = await app.newClient(tenant, { redirectUris: ['https://a.example/cb', 'https://b.example/cb'] });
    const code = await app.code(two);
    expect(await app.exchange({ ...two, redirectUri: 'https://b.example/cb' }, code)).toMatchObject(INVALID);
  });
});

describe('PKCE is asked of every app (ASVS 10.4.6)', () => {
  const WRONG: readonly (readonly [what: string, over: Record<string, string | null>])[] = [
    ['is left out', { code_challenge: null, code_challenge_method: null }],
    ['is plain', { code_challenge_method: 'plain' }],
    ['does not say how', { code_challenge_method: null }],
    ['is of a kind that there is not', { code_challenge_method: 'S512' }],
    ['is too short', { code_challenge: 'short' }],
  ];
  test.each(WRONG)('that %s is refused before anybody is asked (ASVS 10.4.6)', async (_, over) => {
    const { status, location } = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43), over));
    expect([status, new URL(location).searchParams.get('error')]).toEqual([303, 'invalid_request']);
  });

  test('is asked of public apps too', async () => {
    const spa = await app.newClient(tenant, { kind: 'browser' });
    const { location } = await app.ask(
      'GET',
      app.authorizeUrl(spa, '', { code_challenge: null, code_challenge_method: null }),
    );
    expect(location).toContain('error=invalid_request');
  });

  test.each([
    ['is left out', () => null],
    ['is another one', () => 'y'.repeat(43)],
    ['is the challenge itself', (verifier: string) => createHash('sha256').update(verifier).digest('base64url')],
  ])('a verifier that %s gives no tokens', async (_, change) => {
    const { code, verifier } = await app.code(client);
    const shown = change(verifier);
    const form = { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri };
    const { status, json } = await app.token(client, { ...form, ...(shown === null ? {} : { code_verifier: shown }) });
    expect(status).toBe(400);
    expect(json).not.toHaveProperty('access_token');
  });
});

describe('a redirect URI is the very one (ASVS 10.4.1)', () => {
  test.each([
    ['a longer one', 'https://planner.example/callback/more'],
    ['a shorter one', 'https://planner.example/'],
    ['a subdomain', 'https://evil.planner.example/callback'],
    ['a domain that begins alike', 'https://planner.example.evil.example/callback'],
    ['a user', 'https://planner.example@evil.example/callback'],
    ['a fragment', 'https://planner.example/callback#'],
    ['another case', 'https://planner.example/Callback'],
    ['another port', 'https://planner.example:8443/callback'],
    ['the usual port written out', 'https://planner.example:443/callback'],
    ['another scheme', 'http://planner.example/callback'],
    ['a query', 'https://planner.example/callback?next=https://evil.example'],
    ['a way around', 'https://planner.example/callback/../../evil'],
    ['an encoding', 'https://planner.example/%63allback'],
    ['a backslash', 'https://evil.example\\@planner.example/callback'],
    ['a script', 'javascript:alert(1)'],
  ])('that is not the very one is never gone to: %s (ASVS 10.4.1)', async (_, uri) => {
    const { status, location } = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43), { redirect_uri: uri }));
    expect([status, location]).toEqual([400, '']);
  });

  test('must be given, also where there is only one', async () => {
    const { status, location } = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43), { redirect_uri: null }));
    expect([status, location]).toEqual([400, '']);
  });

  test('of an installed app may have any port on the loopback, and no other host (RFC 8252 §7.3)', async () => {
    const native = await app.newClient(tenant, {
      kind: 'native',
      redirectUris: ['http://127.0.0.1/cb', 'com.example.planner:/cb'],
    });
    const go = (uri: string) => app.ask('GET', app.authorizeUrl(native, 'x'.repeat(43), { redirect_uri: uri }));
    expect((await go('http://127.0.0.1:51234/cb')).status).toBe(303);
    expect((await go('com.example.planner:/cb')).status).toBe(303);
    for (const uri of [
      'http://127.0.0.1:51234/other',
      'http://127.0.0.2:51234/cb',
      'http://localhost:51234/cb',
      'com.example.planner.evil:/cb',
    ])
      expect([uri, (await go(uri)).status]).toEqual([uri, 400]);
  });
});

describe('what an app may not ask for (ASVS 10.4.4, 10.4.12, 10.6.1)', () => {
  test.each([
    ['implicit tokens (ASVS 10.4.4)', { response_type: 'token' }],
    ['an id token in the front channel (ASVS 10.6.1)', { response_type: 'id_token', scope: 'openid', nonce: 'n' }],
    ['an answer in a form (ASVS 10.4.12)', { response_mode: 'form_post' }],
    ['an answer in a fragment', { response_mode: 'fragment' }],
    ['tokens for somebody else', { resource: 'https://evil.example' }],
  ])('%s', async (_, over) => {
    const { status, location, json } = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43), over));
    const error = json['error'] ?? (location ? /error=(\w+)/.exec(location)?.[1] : 'shown');
    expect([status >= 300 && status < 500, error]).toEqual([true, expect.any(String) as string]);
    expect(location).not.toContain('/interaction/');
  });

  test('a password grant (ASVS 10.4.4)', async () => {
    const form = { grant_type: 'password', username: 'ana@garage.example', password: 'correct horse battery' };
    expect(await app.token(client, form)).toMatchObject({ status: 400, code: 'unsupported_grant_type' });
  });

  test('to act for itself, where it is there for people', async () => {
    expect(await app.token(client, { grant_type: 'client_credentials' })).toMatchObject({ status: 400 });
  });
});

describe('a sign-in that was accepted', () => {
  test('goes on only in the browser that began it and that was told the way: nobody is signed in for somebody else', async () => {
    const attacker = await app.begin(client);
    const continueAt = await app.accept(attacker, await app.signIn(tenant));
    const withoutProof = continueAt.split('?')[0]!;
    // The victim's browser has the way and not the cookie, the attacker's the cookie and not the way.
    expect((await app.ask('GET', continueAt, { in: new Browser() })).location).toBe('');
    const stolen = await app.ask('GET', withoutProof, { in: attacker.browser });
    expect([stolen.status, stolen.location]).toEqual([400, '']);
  });

  test('goes on with both: the control', async () => {
    const begun = await app.begin(client);
    const { location } = await app.ask('GET', await app.accept(begun, await app.signIn(tenant)), { in: begun.browser });
    expect(location).toContain('code=');
  });

  test('is answered once, of ten at the same time', async () => {
    const begun = await app.begin(client);
    const token = await app.signIn(tenant);
    const accept = () => app.ask('POST', `/v1/oauth/interactions/${begun.uid}/accept`, { token });
    const answers = await Promise.all(Array.from({ length: 10 }, accept));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
  });

  test('of another tenant is not there', async () => {
    const stranger = await app.newTenant();
    const { uid } = await app.begin(client);
    const token = await app.signIn(stranger);
    expect((await app.ask('GET', `/v1/oauth/interactions/${uid}`, { token })).code).toBe('oauth-interaction.not-found');
    for (const what of ['accept', 'refuse'])
      expect((await app.ask('POST', `/v1/oauth/interactions/${uid}/${what}`, { token })).code).toBe(
        'oauth-interaction.not-found',
      );
    const elsewhere = { ...client, tenant: stranger };
    expect((await app.ask('GET', app.authorizeUrl(elsewhere, 'x'.repeat(43)))).status).toBe(400);
    expect(await app.exchange(elsewhere, await app.code(client))).toMatchObject({
      status: 401,
      code: 'invalid_client',
    });
  });
});

/** How many events of a kind the tenant's log has. */
async function told(type: string): Promise<number> {
  const { rows } = await app.clutch.owner.query<{ n: number }>(
    `select count(*)::int as n from ${tenant.schema}.event where type = $1`,
    [type],
  );
  return rows[0]!.n;
}

describe('a refresh token', () => {
  test('is good once; of fifty at the same time one at most gets a successor, and all are out (ASVS 10.4.5)', async () => {
    const { refresh_token: shown, access_token: token } = await app.tokens(client);
    const before = await told('RefreshTokenReused');
    const answers = await Promise.all(Array.from({ length: 50 }, () => app.refresh(client, shown)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await reads(token)).toMatchObject(REVOKED);
    expect(await told('RefreshTokenReused')).toBe(before + 1);
    for (const { json } of won) {
      expect(await app.refresh(client, json['refresh_token'] as string)).toMatchObject(INVALID);
      expect(await reads(json['access_token'] as string)).toMatchObject(REVOKED);
    }
  });

  test('of one app is nothing to another one, and stays good', async () => {
    const { refresh_token: shown } = await app.tokens(client);
    expect(await app.refresh(other, shown)).toMatchObject(INVALID);
    expect(await app.refresh(client, shown)).toMatchObject(GOOD);
  });

  test('ends with the sign-in at the app, however often it was renewed (ASVS 10.4.8)', async () => {
    const { refresh_token: shown } = await app.tokens(client);
    const lasts = async (model: string) => {
      const { rows } = await app.clutch.owner.query<{ days: number }>(
        `select round(extract(epoch from expires_at - created_at) / 86400)::int as days from ${tenant.schema}.identity_oauth
          where model = $1 order by created_at desc limit 1`,
        [model],
      );
      return rows[0]!.days;
    };
    expect([await lasts('RefreshToken'), await lasts('Grant')]).toEqual([30, 90]);
    await app.clutch.owner.query(
      `update ${tenant.schema}.identity_oauth set expires_at = now() - interval '1 second' where model = 'Grant' and id =
        (select grant_id from ${tenant.schema}.identity_oauth where model = 'RefreshToken' order by created_at desc limit 1)`,
    );
    expect(await app.refresh(client, shown)).toMatchObject(INVALID);
  });

  test('is kept as its digest, as codes are', async () => {
    const { refresh_token: shown } = await app.tokens(client);
    const { code } = await app.code(client);
    const { rows } = await app.clutch.owner.query<{ line: string }>(
      `select t::text as line from ${tenant.schema}.identity_oauth t`,
    );
    for (const secret of [shown, code, client.secret]) {
      expect(rows.filter(({ line }) => line.includes(secret))).toEqual([]);
      expect(
        rows.filter(({ line }) => line.includes(createHash('sha256').update(secret).digest('base64url'))),
      ).toHaveLength(1);
    }
  });
});

describe('what is used once', () => {
  /** Reads first whether it was used and writes then, as the library does by itself. */
  async function usedTwice(statement: (text: string) => string): Promise<number> {
    const database = app.app.get(TenantDatabase, { strict: false });
    const read = database.read.bind(database);
    database.read = (schema, sent) => read(schema, { text: statement(sent.text), values: sent.values ?? [] });
    try {
      const code = await app.code(client);
      const answers = await Promise.all(Array.from({ length: 20 }, () => app.exchange(client, code)));
      return answers.filter(({ status }) => status === 200).length;
    } finally {
      database.read = read;
    }
  }

  test('is used by one at most of twenty', async () => {
    expect(await usedTwice((text) => text)).toBeLessThanOrEqual(1);
  });

  test('is used by several when reading and writing are two steps: the control', async () => {
    expect(await usedTwice((text) => text.replace(' and used_at is null returning', ' returning'))).toBeGreaterThan(1);
  });
});
