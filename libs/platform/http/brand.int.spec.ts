import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AUTH_STRATEGIES, createHttpApp, KernelModule, type TenantRef } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { BrandAdminModule } from '../brand.module.ts';
import { IssueApiKey } from '../contracts.ts';
import { TextRecords } from '../domain/text-records.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
/** What the DNS holds. */
const dns = new Map<string, string[]>();

beforeAll(async () => {
  clutch = await testInstallation([platformContext]);
  const kernel = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [platformContext] });
  const module = {
    module: class App {},
    imports: [kernel, PlatformModule, BrandAdminModule],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
    exports: [AUTH_STRATEGIES],
  };
  app = await createHttpApp(module, {
    config: clutch.config,
    name: 'test',
    title: 'Test',
    description: 'Test',
    logger: false,
  });
  await app.init();
  vi.spyOn(app.get(TextRecords, { strict: false }), 'of').mockImplementation(async (name) => dns.get(name) ?? []);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const keyOf = async (tenant: TenantRef, scopes = ['brand:*']): Promise<string> => {
  const key = { name: 'Staff', mode: 'live', scopes } as const;
  const { secret } = await clutch.as(tenant, () =>
    app.get(CommandBus, { strict: false }).execute(new IssueApiKey(key)),
  );
  return secret!;
};

async function ask(key: string, method: 'GET' | 'PUT' | 'POST', path = '', body?: object, ifMatch = '*') {
  const answer = await app.inject({
    method,
    url: `/v1/white-label/branding${path}`,
    headers: { authorization: `Bearer ${key}`, ...(method === 'PUT' ? { 'if-match': ifMatch } : {}) },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, etag: answer.headers.etag, json: answer.json<Record<string, never>>() };
}

const brandOf = (host: string | null) => ({
  name: 'Garage',
  logoUrl: 'https://garage.example/l.svg',
  accentColor: '#7a1f5c',
  host,
});
const portalAt = async (host: string) => (await app.inject({ url: '/docs', headers: { host } })).body;

/** Writes what the branding asks for into the DNS. */
function writeRecord({ json }: { readonly json: Record<string, unknown> }): void {
  const { name, value } = json['hostRecord'] as { name: string; value: string };
  dns.set(name, ['v=spf1 -all', value]);
}

test('a tenant says how its portal looks, and proves on which host', async () => {
  const key = await keyOf(await clutch.newTenant());
  expect(await ask(key, 'GET')).toMatchObject({ status: 200, etag: '"0"', json: { name: null, version: 0 } });
  const changed = await ask(key, 'PUT', '', brandOf('Docs.Garage.example'), '"0"');
  expect(changed).toMatchObject({
    status: 200,
    etag: '"1"',
    json: { host: 'docs.garage.example', hostProvedAt: null },
  });
  expect(await portalAt('docs.garage.example')).not.toContain('Garage');
  expect(await ask(key, 'POST', '/host-proof')).toMatchObject({ status: 409, json: { code: 'brand.host-unproved' } });
  writeRecord(changed);
  expect((await ask(key, 'POST', '/host-proof')).json['hostProvedAt']).toEqual(expect.any(String));
  // What was asked of the host before is kept for a moment.
  vi.useFakeTimers({ now: Date.now() + 6_000, toFake: ['Date'] });
  expect(await portalAt('docs.garage.example:8443')).toContain('Garage');
  expect(await portalAt('garage.example')).not.toContain('Garage');
  const indexAt = async (host: string) => (await app.inject({ url: '/', headers: { host } })).json<object>();
  expect(await indexAt('docs.garage.example')).toMatchObject({ name: 'Garage' });
  expect(await indexAt('garage.example')).toMatchObject({ name: 'Test' });
  vi.useRealTimers();
  expect(await ask(key, 'PUT', '', brandOf('new.garage.example'))).toMatchObject({ json: { hostProvedAt: null } });
  expect(await ask(key, 'PUT', '', brandOf(null), '"1"')).toMatchObject({
    status: 412,
    json: { code: 'version.mismatch' },
  });
});

test('one host is the portal of one tenant, also when two prove it at once', async () => {
  const keys = await Promise.all([clutch.newTenant(), clutch.newTenant()].map(async (tenant) => keyOf(await tenant)));
  const host = 'shared.example';
  const claims = await Promise.all(keys.map((key) => ask(key, 'PUT', '', brandOf(host))));
  dns.set(
    `_clutch-portal.${host}`,
    claims.map(({ json }) => (json['hostRecord'] as unknown as { value: string }).value),
  );
  const answers = await Promise.all(keys.map((key) => ask(key, 'POST', '/host-proof')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.json['code']).toBe('brand.host-taken');
  // The control: what forgets to look is stopped by the table.
  const planted = `update platform.portal_brand set host_proved_at = now() where host = $1`;
  await expect(clutch.owner.query(planted, [host])).rejects.toThrow('portal_brand_of_host');
});

test.each([
  [{ accentColor: '#ffee00' }, '/accentColor', 'contrast'],
  [{ accentColor: 'red' }, '/accentColor', 'matches'],
  [{ logoUrl: 'http://garage.example/l.svg' }, '/logoUrl', 'is-url'],
  [{ logoUrl: 'javascript:alert(1)' }, '/logoUrl', 'is-url'],
  [{ host: 'https://docs.garage.example' }, '/host', 'is-fqdn'],
  [{ name: '' }, '/name', 'is-length'],
])('%j is refused at %s as %s', async (wrong, pointer, code) => {
  const key = await keyOf(await clutch.newTenant());
  const { status, json } = await ask(key, 'PUT', '', { ...brandOf(null), ...wrong });
  expect([status, json['errors']]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
});

test('another permission, no host and a silent DNS each say what is wrong', async () => {
  const tenant = await clutch.newTenant();
  expect(await ask(await keyOf(tenant, ['brand:read']), 'PUT', '', brandOf(null))).toMatchObject({ status: 403 });
  const key = await keyOf(tenant);
  expect(await ask(key, 'POST', '/host-proof')).toMatchObject({ status: 409, json: { code: 'brand.no-host' } });
  await ask(key, 'PUT', '', brandOf('silent.example'));
  vi.mocked(app.get(TextRecords, { strict: false }).of).mockRejectedValueOnce(new Error('EAI_AGAIN'));
  expect(await ask(key, 'POST', '/host-proof')).toMatchObject({ status: 502, json: { code: 'brand.dns-unavailable' } });
});
