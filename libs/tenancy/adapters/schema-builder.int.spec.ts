import { afterAll, beforeAll, expect, test } from 'vitest';
import { Metrics } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { SchemaBuilder } from './schema-builder.ts';

let clutch: TestInstallation;
beforeAll(async () => {
  clutch = await testInstallation([], { CLUTCH_TENANT_POOL_SIZE: '4' });
});
afterAll(() => clutch.close());

const builder = (poolSize = 4, metrics = new Metrics()) =>
  new SchemaBuilder(
    { ...clutch.config, tenant: { ...clutch.config.tenant, poolSize } },
    clutch.kernel.platform,
    metrics,
  );
const count = async (status: string): Promise<number> =>
  (await clutch.owner.query('select from platform.tenant_schema where status = $1', [status])).rowCount!;

test('with a pool of 0 nothing is built: the control', async () => {
  await builder(0).topUp();
  expect(await count('free')).toBe(0);
});

test('a builder that starts fills the pool, says how full it is, and stops in good order', async () => {
  const metrics = new Metrics();
  const running = builder(4, metrics);
  running.onApplicationBootstrap();
  await expect.poll(() => count('free'), { timeout: 20_000 }).toBe(4);
  await running.onModuleDestroy();
  expect(await metrics.registry.metrics()).toContain('clutch_schema_pool_free 4');
  expect(await count('building')).toBe(0);
});

test('one that is stopped in the middle finishes what it builds, and the next begins anew', async () => {
  const running = builder(12);
  running.onApplicationBootstrap();
  await expect.poll(() => count('free'), { timeout: 20_000 }).toBeGreaterThan(4);
  await running.onModuleDestroy();
  const left = await count('free');
  await builder(12).topUp();
  expect([await count('free'), await count('building')]).toEqual([12, 0]);
  expect(left).toBeLessThanOrEqual(12);
});

test('roles are made in batches, so it waits until a quarter of the pool is gone', async () => {
  const take = () =>
    clutch.owner.query(
      "update platform.tenant_schema set status = 'live' where schema = (select schema from platform.tenant_schema where status = 'free' limit 1)",
    );
  await take();
  await take();
  await builder(12).topUp();
  expect(await count('free')).toBe(10);
  await take();
  await builder(12).topUp();
  expect(await count('free')).toBe(12);
});
