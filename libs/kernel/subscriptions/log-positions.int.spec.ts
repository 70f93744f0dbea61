import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { project, type TestInstallation, testInstallation } from '../testing.ts';
import { LogPositions } from './log-positions.ts';
import { projection } from './subscription.ts';

type Noted = Event<'Noted', { n: number }>;
const board = projection<Noted>('test.board', { Noted: () => Promise.resolve() });
const notes = {
  name: 'notes',
  events: [eventCatalogue<Noted>({ Noted: { version: 1 } })],
  subscriptions: [board],
};

let clutch: TestInstallation;
let tenant: TenantRef;
let positions: LogPositions;
beforeAll(async () => {
  clutch = await testInstallation([notes]);
  positions = new LogPositions(clutch.kernel.database);
});
afterAll(() => clutch.close());
beforeEach(async () => (tenant = await clutch.newTenant()));

/** @returns the position to wait for. */
const append = (): Promise<number> =>
  clutch.as(tenant, async () => {
    const answer = await clutch.kernel.events.append(currentContext()!, {
      streamId: uuidv7(),
      category: 'note',
      expected: 'none',
      events: [{ type: 'Noted', data: { n: 1 } }],
    });
    return 'position' in answer ? answer.position : 0;
  });
const waitFor = (position: number, timeoutMs: number, name = board.name) =>
  positions.waitFor(tenant.schema, name, position, timeoutMs);

test('a position that the projection has reached is answered at once', async () => {
  const position = await append();
  await project(clutch.kernel, tenant);
  expect(await waitFor(position, 0)).toBe(true);
});

test('a write is read as soon as the projection has it, also where the projection has not begun', async () => {
  const written = await append();
  const seen = waitFor(written, 5_000);
  await sleep(30);
  await project(clutch.kernel, tenant);
  expect(await seen).toBe(true);
});

test('a position that is not reached in time is told so, at the end of the time', async () => {
  await append();
  await project(clutch.kernel, tenant);
  const ahead = await append();
  const startedAt = performance.now();
  expect(await waitFor(ahead, 200)).toBe(false);
  expect(performance.now() - startedAt).toBeGreaterThan(100);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(await waitFor(ahead - 1, 0)).toBe(true); // what came before it was there all the time
});

test('a projection that nobody runs is never reached', async () => {
  await append();
  await project(clutch.kernel, tenant);
  expect(await waitFor(1, 50, 'test.unknown')).toBe(false);
});

test('a projection is behind up to the last position that it has not seen, also where it has not begun', async () => {
  const behind = () => positions.behind(tenant.schema, board.name);
  expect(await behind(), 'nothing is written').toBeUndefined();
  expect(await append()).toBe(await behind());
  await project(clutch.kernel, tenant);
  expect(await behind()).toBeUndefined();
  await append();
  expect(await append()).toBe(await behind());
});
