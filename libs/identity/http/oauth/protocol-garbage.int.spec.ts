import fc from 'fast-check';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TenantDatabase, type TenantRef } from '#kernel';
import { type AppAnswer, OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;
let good: { access_token: string; refresh_token: string };
/** Of a sign-in that no request names. */
let bystander: { access_token: string; refresh_token: string };

beforeAll(async () => {
  app = await OAuthApp.start({ CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '1000000' });
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
  bystander = await app.tokens(client);
  good = await app.tokens(client, undefined, { scope: 'openid workshop:read' });
}, 60_000);
afterAll(() => app?.close());

const NAMES = [
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'grant_type',
  'code',
  'code_verifier',
  'code_challenge',
  'code_challenge_method',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'prompt',
  'max_age',
  'resource',
  'refresh_token',
  'token',
  'token_type_hint',
  'request',
  'request_uri',
  'registration',
  'id_token_hint',
  'login_hint',
  'acr_values',
  'claims',
  'display',
  'ui_locales',
  'authorization_details',
  'dpop_jkt',
  '__proto__',
  'constructor',
  'access_token',
];
const NASTY = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e',
  '%',
  '%00',
  '%zz',
  '../',
  '{}',
  '[]',
  'null',
  'undefined',
  '0',
  '-1',
  '1e999',
  'x'.repeat(5_000),
  "' or 1=1 --",
  '<script>',
  'code',
  'code id_token',
  'none',
  'login consent',
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  'S256',
  'plain',
  'openid offline_access',
  'eyJhbGciOiJub25lIn0.e30.',
  'a.b.c',
  'a.b.c.d.e',
  'https://evil.example',
  'javascript:alert(1)',
  'http://[',
  'app_00000000000000000000000000',
];
const PATHS = [
  'authorize',
  'authorize/nothing',
  'token',
  'introspect',
  'revoke',
  'userinfo',
  'jwks.json',
  '.well-known/openid-configuration',
  'interaction/x',
  'nothing',
  '',
];

const known = () => [client.id, client.secret, client.redirectUri, good.access_token, good.refresh_token];
const value = () =>
  fc.oneof(fc.constantFrom(...NASTY), fc.constantFrom(...known()), fc.string({ unit: 'binary', maxLength: 40 }));
const form = () => fc.dictionary(fc.constantFrom(...NAMES), value(), { maxKeys: 10, noNullPrototype: true });

const CONTENT_TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded; charset=utf-16',
  'x',
  undefined,
];
const anyAuthorization = () =>
  fc.option(
    fc.oneof(
      fc.constantFrom(
        'Basic',
        'Basic %%%',
        'Basic Og==',
        'Bearer',
        'Bearer x',
        'DPoP x',
        `Bearer ${good.access_token}`,
      ),
      fc.constant(`Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`),
      fc.base64String({ maxLength: 60 }).map((text) => `Basic ${text}`),
    ),
  );

/** What is wrong with an answer, whatever was asked. */
function faultOf({ status, headers, json }: AppAnswer): string | null {
  if (status >= 500) return `${status} ${JSON.stringify(json)}`;
  if (headers.get('x-content-type-options') !== 'nosniff') return `${status} without our headers`;
  if (!headers.get('x-request-id')?.startsWith('req_')) return `${status} without an id`;
  if (headers.get('content-security-policy') === null) return `${status} without a policy`;
  return null;
}

describe('whatever is sent', () => {
  /** @returns what went wrong with so many random requests */
  async function faultsOf(numRuns: number): Promise<string[]> {
    const faults: string[] = [];
    const request = fc.record({
      path: fc.constantFrom(...PATHS),
      method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'PUT'),
      fields: form(),
      authorization: anyAuthorization(),
      contentType: fc.constantFrom(...CONTENT_TYPES),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ path, method, fields, authorization, contentType }) => {
        const text = new URLSearchParams(fields).toString();
        const inQuery = method === 'GET' || method === 'OPTIONS';
        const headers = {
          ...(authorization === null ? {} : { authorization }),
          ...(contentType === undefined || inQuery ? {} : { 'content-type': contentType }),
        };
        const url = `/oauth/${tenant.slug}/${path}${inQuery ? `?${text}` : ''}`;
        const fault = faultOf(await app.ask(method, url, { headers, ...(inQuery ? {} : { text }) }));
        if (fault)
          faults.push(`${method} ${path} ${text.slice(0, 300)} ${authorization ?? ''} ${contentType ?? ''}: ${fault}`);
      }),
      { numRuns },
    );
    return faults;
  }

  test('to any address of the protocol is answered below 500 and with our headers', { timeout: 120_000 }, async () => {
    expect((await faultsOf(1_500)).slice(0, 5)).toEqual([]);
  });

  test('is seen to fail where a text reaches the database that it does not take: the control', async () => {
    const database = app.app.get(TenantDatabase, { strict: false });
    const read = database.read.bind(database);
    database.read = (schema, sent) => {
      if (sent.name !== 'oauth.find') return read(schema, sent);
      // As if ids were looked up as they were sent.
      return read(schema, { text: 'select $1::text as payload, null as used', values: ['\0'] });
    };
    try {
      expect((await faultsOf(300)).length).toBeGreaterThan(0);
    } finally {
      database.read = read;
    }
  });

  test('changes nothing of a sign-in that it does not name', async () => {
    expect((await app.ask('GET', '/v1/workshops', { token: bystander.access_token })).status).toBe(200);
    expect((await app.refresh(client, bystander.refresh_token)).status).toBe(200);
  });

  test('in place of HTTP or of a tenant is answered like everywhere', async () => {
    for (const path of [
      '/oauth/nobody/token',
      '/oauth/%00/token',
      '/oauth/../token',
      `/oauth/${tenant.slug}`,
      '/oauth//token',
    ]) {
      const answer = await app.ask('POST', path, { form: { grant_type: 'client_credentials' } });
      expect([path, answer.status < 500 && answer.status >= 400]).toEqual([path, true]);
    }
    expect(await app.ask('GET', `/oauth/${tenant.slug}/token`)).toMatchObject({
      status: 405,
      code: 'method.not-allowed',
    });
  });

  test('too large is refused, and too slow hangs nobody else', async () => {
    const large = await app.ask('POST', `/oauth/${tenant.slug}/token`, { form: { code: 'x'.repeat(200_000) } });
    expect(large.status).toBeLessThan(500);
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /oauth/${tenant.slug}/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=`,
    );
    expect((await app.exchange(client, await app.code(client))).status).toBe(200);
    socket.destroy();
  });
});

test('who tries too often is told to wait', async () => {
  const slow = await OAuthApp.start({ CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '20' });
  try {
    const garage = await slow.newTenant();
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => slow.ask('POST', `/oauth/${garage.slug}/token`, { form: { grant_type: 'x' } })),
    );
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await slow.close();
  }
}, 30_000);
