import { describe, expect, test } from 'vitest';
import { OtplibTotpCodes } from '../../libs/identity/adapters/factors/otplib-totp-codes.ts';
import { codeOf } from '../kit/authenticator-app.ts';

/** RFC 6238, appendix B, SHA-1; the secret is `12345678901234567890`. Six digits are the last six of eight (RFC 4226 §5.3). */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly (readonly [seconds: number, step: number, code: string])[] = [
  [59, 0x1, '94287082'],
  [1_111_111_109, 0x23523ec, '07081804'],
  [1_111_111_111, 0x23523ed, '14050471'],
  [1_234_567_890, 0x273ef07, '89005924'],
  [2_000_000_000, 0x3f940aa, '69279037'],
  [20_000_000_000, 0x27bc86aa, '65353130'],
];

const codes = new OtplibTotpCodes();
const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('time-based codes (RFC 6238)', () => {
  test.each(VECTORS)('at %i s, in step %i, the code ends like %s', async (seconds, step, code) => {
    expect(codeOf(SECRET, at(seconds), 8)).toBe(code);
    expect(await codes.stepOf(SECRET, code.slice(2), at(seconds), 0)).toBe(step);
  });

  test('a code is good in its step and the ones beside it, and in no other (ASVS 6.5.5)', async () => {
    const noon = 1_800_000_000;
    const code = codeOf(SECRET, at(noon));
    const good = [];
    for (let seconds = -90; seconds <= 90; seconds += 1)
      if ((await codes.stepOf(SECRET, code, at(noon + seconds), 0)) !== null) good.push(seconds);
    expect([good[0], good.at(-1), good.length]).toEqual([-30, 59, 90]);
  });

  test('a step that was used is not good again, nor one before it', async () => {
    const noon = at(1_800_000_000);
    const step = (await codes.stepOf(SECRET, codeOf(SECRET, noon), noon, 0))!;
    expect(await codes.stepOf(SECRET, codeOf(SECRET, noon), noon, step)).toBeNull();
    const before = codeOf(SECRET, at(1_800_000_000 - 30));
    expect(await codes.stepOf(SECRET, before, noon, step)).toBeNull();
    expect(await codes.stepOf(SECRET, before, noon, 0)).toBe(step - 1);
  });

  test.each(['', '12345', '1234567', '12345a', '١٢٣٤٥٦', ' 287082'])('%j is no code', async (code) => {
    expect(await codes.stepOf(SECRET, code, at(59), 0)).toBeNull();
  });

  test('a new secret has 160 bits, and the URI says what an app needs', async () => {
    const secrets = Array.from({ length: 50 }, () => codes.newSecret());
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(codes.uri(secrets[0]!, { issuer: 'acme', account: 'ana@acme.example' }));
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(uri.pathname)).toBe('/acme:ana@acme.example');
    expect(uri.searchParams.get('secret')).toBe(secrets[0]);
    expect(uri.searchParams.get('issuer')).toBe('acme');
    const png = Buffer.from(await codes.image(uri.href));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20));
  });
});
