import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { methodNames, resourceName } from '../../tools/openapi/operation-names.ts';

/** What browsers, Deno and Node have in common. */
const WEB = {
  AbortController,
  AbortSignal,
  Headers,
  Request,
  Response,
  TextEncoder,
  URL,
  URLSearchParams,
  clearTimeout,
  crypto,
  setTimeout,
};

test('every method takes an id, params and options, and no more than these', () => {
  const generated = join(import.meta.dirname, '..', '..', 'sdk', 'src', 'generated');
  const longest = ['api', 'admin'].flatMap((app) => {
    const text = readFileSync(join(generated, `${app}.resources.ts`), 'utf8');
    const methods = [...text.matchAll(/^ {2}(?!constructor)(\w+)(?:<[^>]*>)?\(([^]*?)\): (?:Page)?Promise</gm)];
    expect(methods.length).toBeGreaterThan(100);
    return methods.map(([, name, given]) => ({
      name,
      given: [...given!.replaceAll(/\{[^}]*\}/g, '{}').matchAll(/\w+:/g)],
    }));
  });
  expect(longest.filter(({ given }) => given.length > 3 || given.at(-1)?.[0] !== 'options:')).toEqual([]);
});

test('it runs where there is nothing but the web platform, and stays small', { timeout: 60_000 }, async () => {
  const bundle = await rolldown({
    input: join(import.meta.dirname, '..', '..', 'sdk', 'src', 'index.ts'),
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'sdk', minify: true });
  const { code } = output[0];
  expect(output).toHaveLength(1);
  expect(gzipSync(code).length).toBeLessThan(24_000);
  const context = createContext({ ...WEB, fetch: async () => Response.json({ id: 'bkg_1' }) });
  const asked = `new sdk.Clutch({ apiKey: 'k', baseUrl: 'https://api.example' }).bookings.get('bkg_1')`;
  expect(await (runInContext(`${code};${asked}`, context) as Promise<object>)).toEqual({ id: 'bkg_1' });
});

test('methods are named after what they do, and two never share a name', () => {
  expect(resourceName('maintenance needs')).toBe('maintenanceNeeds');
  const ids = ['listBookings', 'getBooking', 'holdSlot', 'getBookingTimeline'];
  expect([...methodNames(ids, 'bookings').values()]).toEqual(['list', 'get', 'holdSlot', 'getTimeline']);
  const same = ['getWebhook', 'getWebhooks'];
  expect([...methodNames(same, 'webhooks').values()]).toEqual(same);
});
