import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateKeys } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { KeyRotation } from './key-rotation.ts';

let clutch: TestInstallation;
beforeAll(async () => {
  clutch = await testInstallation();
  await rotateKeys(clutch.kernel);
});
afterAll(() => clutch.close());

const rootKeys = () => clutch.kernel.rootKeys.names();
const sweepBy = (workers: number) =>
  Promise.all(Array.from({ length: workers }, () => new KeyRotation(clutch.kernel).sweep()));

test('a young root key stays; a week later several workers replace it together, once', async () => {
  const first = await rootKeys();
  await sweepBy(1);
  expect(await rootKeys()).toEqual(first);
  await clutch.owner.query("update keys.epoch set begun_at = now() - interval '8 days' where retired_at is null");
  await sweepBy(4);
  const second = await rootKeys();
  expect(second).toHaveLength(1);
  expect(second).not.toEqual(first);
  await sweepBy(1);
  expect(await rootKeys()).toEqual(second);
  // Two of the beginning, one since.
  expect((await clutch.owner.query('select 1 from keys.epoch')).rows).toHaveLength(3);
});
