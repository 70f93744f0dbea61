import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { exportJWK, createLocalJWKSet, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Clock, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { type AccessClaims } from '../../domain/sessions/access-tokens.ts';
import { JoseAccessTokens } from './jose-access-tokens.ts';
import { StoredSigningKeys } from './stored-signing-keys.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

class SetClock extends Clock {
  at = new Date('2026-12-01T09:00:00Z');
  override now(): Date {
    return this.at;
  }
  goOn(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}

const claims: AccessClaims = {
  tenantId: uuidv7(),
  userId: uuidv7(),
  sessionId: uuidv7(),
  name: 'Ana',
  level: 2,
  provedAt: new Date('2026-12-01T08:59:00Z'),
  scope: 'full',
  onTrustedDevice: false,
};

let clutch: TestInstallation;
let clock: SetClock;

beforeAll(async () => {
  clutch = await testInstallation();
});
beforeEach(async () => {
  clock = new SetClock();
  await clutch.owner.query('delete from platform.signing_key');
});
afterAll(() => clutch.close());

const keysOf = (secret = 'a secret of the installation') =>
  new StoredSigningKeys(clutch.kernel.platform, clock, { secret, days: 30 });
const tokensOf = (keys: StoredSigningKeys, app = 'admin') => new JoseAccessTokens(keys, clock, app);
const headOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as Record<string, string>;

describe('an access token', () => {
  test('is read back by every process, and by a stranger who has only the published keys (RFC 7515, RFC 8037)', async () => {
    const keys = keysOf();
    const { token, expiresAt } = await tokensOf(keys).issue(claims);
    expect(expiresAt.getTime() - clock.at.getTime()).toBe(5 * MINUTE_MS);
    expect(await tokensOf(keysOf()).read(token)).toEqual({ status: 'valid', claims });
    const set = createLocalJWKSet({ keys: (await keys.publicKeys()).map((key) => ({ ...key })) });
    const { payload, protectedHeader } = await jwtVerify(token, set, { currentDate: clock.at });
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
    expect(payload).toMatchObject({
      aud: 'admin',
      sub: typedId('usr', claims.userId),
      sid: typedId('ses', claims.sessionId),
      tid: typedId('tnt', claims.tenantId),
      aal: 2,
      auth_time: claims.provedAt.getTime() / 1_000,
    });
  });

  test('ends after five minutes, known or unknown before (ASVS 9.2.1)', async () => {
    const tokens = tokensOf(keysOf());
    const { token } = await tokens.issue(claims);
    clock.goOn(299_000);
    expect((await tokens.read(token)).status).toBe('valid');
    clock.goOn(1_000);
    expect((await tokens.read(token)).status).toBe('expired');
    expect((await tokensOf(keysOf()).read(token)).status).toBe('expired');
  });

  test('of one app opens nothing at the other (ASVS 9.2.3, 9.2.4)', async () => {
    const keys = keysOf();
    const { token } = await tokensOf(keys, 'api').issue(claims);
    expect(await tokensOf(keys, 'admin').read(token)).toEqual({ status: 'invalid' });
  });

  test('that we did not sign as we do is none (ASVS 7.2.1, 9.1.1, 9.1.2, 9.1.3, 9.2.2)', async () => {
    const keys = keysOf();
    const tokens = tokensOf(keys);
    const { token } = await tokens.issue(claims);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const { keyId, key } = await keys.signer();
    const sign = (over: object, header: object = {}, by = key) =>
      new SignJWT({ ...payload, ...over })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keyId, ...header })
        .sign(by);
    const { privateKey: stranger, publicKey } = generateKeyPairSync('ed25519');
    const brought = { jwk: await exportJWK(publicKey), jku: 'https://stranger.example/jwks.json' };
    const secret = randomBytes(32);
    const forged = [
      new UnsecuredJWT(payload).encode(),
      `${head}.${Buffer.from(JSON.stringify({ ...payload, aal: 2, tid: 'tnt_x' })).toString('base64url')}.${signature}`,
      `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`,
      await sign({}, {}, stranger),
      await sign({}, brought, stranger),
      await sign({}, { ...brought, kid: 'brought' }, stranger),
      await sign({}, { kid: 'unknown' }),
      await sign({}, { typ: 'JWT' }),
      await sign({ iss: 'somebody' }),
      await sign({ aal: 3 }),
      await sign({ sid: 'usr_x' }),
      await sign({ scope: 'everything' }),
      await sign({ exp: undefined }),
      await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: keyId }).sign(secret),
      'a.b.c',
    ];
    for (const wrong of forged) expect([wrong, (await tokens.read(wrong)).status]).toEqual([wrong, 'invalid']);
    expect((await tokens.read(await sign({}))).status).toBe('valid');
  });
});

describe('the keys that sign', () => {
  test('are made once, however many processes begin together, and lie there sealed', async () => {
    const all = Array.from({ length: 8 }, () => keysOf());
    const ids = await Promise.all(all.map(async (keys) => (await keys.signer()).keyId));
    expect(new Set(ids).size).toBe(1);
    const { rows } = await clutch.owner.query<{ private_sealed: Buffer; public_jwk: object }>(
      'select * from platform.signing_key',
    );
    expect(rows).toHaveLength(1);
    const { private_sealed: sealed } = rows[0]!;
    expect(() => createPrivateKey({ key: sealed, format: 'der', type: 'pkcs8' })).toThrow(/asn1|decode|unsupported/i);
    expect(JSON.stringify(rows[0]!.public_jwk)).not.toContain('"d"');
    await expect(keysOf('another secret').signer()).rejects.toThrow(/authenticate/);
  });

  test('are replaced after 30 days: the next one is known before it signs, the last one until its last token has ended', async () => {
    const keys = keysOf();
    const tokens = tokensOf(keys);
    const first = headOf((await tokens.issue(claims)).token)['kid'];
    clock.goOn(29 * DAY_MS);
    await keys.rotate();
    expect(await keys.publicKeys()).toHaveLength(1);
    clock.goOn(DAY_MS);
    await Promise.all([keys.rotate(), keysOf().rotate()]);
    expect(await keys.publicKeys()).toHaveLength(2);
    expect(headOf((await tokens.issue(claims)).token)['kid']).toBe(first);
    clock.goOn(9 * MINUTE_MS);
    const { token: last } = await tokens.issue(claims);
    expect(headOf(last)['kid']).toBe(first);
    clock.goOn(2 * MINUTE_MS);
    const { token: next } = await tokens.issue(claims);
    expect(headOf(next)['kid']).not.toBe(first);
    await keys.rotate();
    const fresh = tokensOf(keysOf());
    expect([(await fresh.read(last)).status, (await fresh.read(next)).status]).toEqual(['valid', 'valid']);
    clock.goOn(15 * MINUTE_MS);
    await keys.rotate();
    expect((await keys.publicKeys()).map(({ kid }) => kid)).toEqual([headOf(next)['kid']]);
    expect((await tokensOf(keysOf()).read(last)).status).toBe('invalid');
  });
});
