import { describe, expect, test } from 'vitest';
import { type ClientKind, type OAuthClient, redirectUriFault, requireSound } from './oauth-client.ts';

const WRONG: readonly (readonly [kind: ClientKind, uri: string])[] = [
  ['web', 'http://planner.example/callback'],
  ['web', 'http://localhost:3000/callback'],
  ['web', 'http://127.0.0.1.planner.example/callback'],
  ['web', 'https://planner.example/callback#here'],
  ['web', 'https://*.planner.example/callback'],
  ['web', 'https://ana:secret@planner.example/callback'],
  ['web', 'https://planner.example\\@evil.example/callback'],
  ['web', 'https://planner.example/a/../callback'],
  ['web', 'com.example.planner:/callback'],
  ['web', 'javascript:alert(1)'],
  ['web', '/callback'],
  ['browser', 'com.example.planner:/callback'],
  ['native', 'planner:/callback'],
  ['native', 'javascript:alert(1)'],
  ['native', 'data:text/html,x'],
  ['native', 'http://192.0.2.1/callback'],
];
const RIGHT: readonly (readonly [kind: ClientKind, uri: string])[] = [
  ['web', 'https://planner.example/callback'],
  ['web', 'https://planner.example'],
  ['web', 'https://planner.example/callback?tenant=1'],
  ['web', 'http://127.0.0.1:3000/callback'],
  ['browser', 'https://planner.example/'],
  ['native', 'com.example.planner:/callback'],
  ['native', 'http://127.0.0.1/callback'],
  ['native', 'http://[::1]/callback'],
];

describe('a redirect URI', () => {
  test.each(WRONG)('of the kind %s is not %s (ASVS 10.4.1)', (kind, uri) => {
    expect(redirectUriFault(kind, uri)).toMatch(/^must /);
  });
  test.each(RIGHT)('of the kind %s may be %s', (kind, uri) => {
    expect(redirectUriFault(kind, uri)).toBeNull();
  });
});

const web: OAuthClient = {
  name: 'Planner',
  kind: 'web',
  authentication: 'client-secret',
  redirectUris: ['https://planner.example/callback'],
  scopes: ['workshop:read'],
  keys: [],
};
const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'one' };

describe('an app is refused', () => {
  test.each([
    [
      'that has a server and does not authenticate (ASVS 10.4.10)',
      { authentication: 'none' },
      'oauth-client.authentication',
    ],
    ['that everybody has and that claims a secret', { kind: 'browser' }, 'oauth-client.authentication'],
    ['without an address to come back to', { redirectUris: [] }, 'oauth-client.redirect-uris'],
    ['that is a machine with an address to come back to', { kind: 'machine' }, 'oauth-client.redirect-uris'],
    ['that signs without a key', { authentication: 'private-key-jwt' }, 'oauth-client.keys'],
    ['that has a key and does not sign', { keys: [key] }, 'oauth-client.keys'],
    [
      'that gives its private key away',
      { authentication: 'private-key-jwt', keys: [{ ...key, d: 'x' }] },
      'oauth-client.key',
    ],
    [
      'that signs with a shared secret',
      { authentication: 'private-key-jwt', keys: [{ kty: 'oct', k: 'x', kid: 'one' }] },
      'oauth-client.key',
    ],
    [
      'whose RSA key is short',
      { authentication: 'private-key-jwt', keys: [{ kty: 'RSA', n: 'x'.repeat(171), e: 'AQAB', kid: 'one' }] },
      'oauth-client.key',
    ],
  ] as const)('%s', (_, over, code) => {
    expect(() => requireSound({ ...web, ...over })).toThrow(expect.objectContaining({ code }));
  });

  test('and else taken', () => {
    expect(() => requireSound(web)).not.toThrow();
    expect(() => requireSound({ ...web, authentication: 'private-key-jwt', keys: [key] })).not.toThrow();
    expect(() => requireSound({ ...web, kind: 'machine', redirectUris: [] })).not.toThrow();
  });
});
