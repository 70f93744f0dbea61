import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ListedLeaks } from './listed-leaks.ts';
import { RangeLeaks } from './range-leaks.ts';
import { ZxcvbnStrength } from './zxcvbn-strength.ts';

const LEAKED = 'seven copper lanterns drift';
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The range API on loopback, which knows one password. @returns its URL and the paths that were asked for */
async function rangeService(status = 200): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const path = url.split('?', 1)[0]!;
    asked.push(path);
    const known = sha1(LEAKED);
    const lines = [`${'0'.repeat(35)}:3`, ...(path.endsWith(known.slice(0, 5)) ? [`${known.slice(5)}:17`] : [])];
    response.writeHead(status, { 'content-type': 'text/plain' }).end(lines.join('\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('a password that was leaked (ASVS 6.2.4, 6.2.12)', () => {
  test('is known by the list that comes along, which holds far more than 3,000', async () => {
    const leaks = new ListedLeaks();
    for (const password of ['password', '12345678', 'QWERTYUIOP', 'iloveyou1'])
      expect(await leaks.has(password)).toBe(true);
    for (const password of [LEAKED, 'كلمة سر طويلة', '']) expect(await leaks.has(password)).toBe(false);
  });

  test('is known by the service, which is told five digits of its digest and nothing else', async () => {
    const { url, asked } = await rangeService();
    const leaks = new RangeLeaks(url, new ListedLeaks());
    expect([await leaks.has(LEAKED), await leaks.has(`${LEAKED}!`)]).toEqual([true, false]);
    expect(asked).toEqual([`/range/${sha1(LEAKED).slice(0, 5)}`, `/range/${sha1(`${LEAKED}!`).slice(0, 5)}`]);
  });

  test('is judged by the list alone while the service is away', async () => {
    const { url } = await rangeService(503);
    for (const at of [url, 'http://127.0.0.1:1']) {
      const leaks = new RangeLeaks(at, new ListedLeaks());
      expect([await leaks.has(LEAKED), await leaks.has('password')]).toEqual([false, true]);
    }
  });
});

describe('the strength of a password', () => {
  test('counts guesses, not kinds of characters, and knows whose it is (ASVS 6.2.11)', async () => {
    const strength = new ZxcvbnStrength();
    const scores = async (passwords: string[], about: string[] = []) =>
      Promise.all(passwords.map((password) => strength.scoreOf(password, about)));
    expect(Math.max(...(await scores(['Password1!', 'qwertyuiop', 'aaaaaaaaaaaa'])))).toBeLessThanOrEqual(1);
    expect(Math.min(...(await scores([LEAKED, 'كلمة سر طويلة جدا'])))).toBeGreaterThanOrEqual(3);
    const [alone, known] = [
      await scores(['lindqvist.garage']),
      await scores(['lindqvist.garage'], ['Lindqvist', 'garage']),
    ];
    expect(known[0]!).toBeLessThan(alone[0]!);
  });

  test('of a very long one takes no longer', async () => {
    const startedAt = process.cpuUsage();
    await new ZxcvbnStrength().scoreOf('aB3$'.repeat(32), []);
    expect(process.cpuUsage(startedAt).user).toBeLessThan(3_000_000);
  });
});
