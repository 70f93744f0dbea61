import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Bus, createKernel, type Kernel, type PlatformDatabase } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';
import { PolledEndedSessions } from './polled-ended-sessions.ts';

let clutch: TestInstallation;
let another: Kernel;

beforeAll(async () => {
  clutch = await testInstallation();
  another = await createKernel(clutch.config, []);
});
afterAll(async () => {
  await another.close();
  await clutch.close();
});

/** A bus that loses every hint. */
const deaf: Bus = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined };
const here = (bus = clutch.kernel.bus) => new PolledEndedSessions(clutch.kernel.platform, bus);
const there = (bus = another.bus) => new PolledEndedSessions(another.platform, bus);

/** How long after its end the other process still takes a session for live, in milliseconds; asked all the time. */
async function believedFor(ending: EndedSessions, asking: EndedSessions): Promise<number> {
  const id = uuidv7();
  expect(await asking.verdictOn(id, 0)).toBe('live');
  await ending.add([id]);
  const endedAt = performance.now();
  while (performance.now() - endedAt < 3_000) {
    if ((await asking.verdictOn(id, 0)) === 'ended') return performance.now() - endedAt;
    await sleep(5);
  }
  return Infinity;
}

test('a session that one process ends is refused by another one within a second, hints or none', async () => {
  expect(await believedFor(here(), there())).toBeLessThan(1_000);
  expect(await believedFor(here(deaf), there(deaf))).toBeLessThan(1_000);
});

test('a process that only keeps what it has seen itself goes on believing: the control', async () => {
  class Forgetful extends EndedSessions {
    override async add(): Promise<void> {}
    override async verdictOn(): Promise<'live'> {
      return 'live';
    }
  }
  expect(await believedFor(here(), new Forgetful())).toBe(Infinity);
});

test('a process that begins later knows what was ended lately, and only that', async () => {
  const ids = Array.from({ length: 200 }, () => uuidv7());
  await here().add(ids);
  const late = there();
  for (const id of ids) expect(await late.verdictOn(id, 0)).toBe('ended');
  expect(await late.verdictOn(uuidv7(), 0)).toBe('live');
});

test('many who ask at once cost one look', async () => {
  let looks = 0;
  const platform = {
    query: async () => {
      looks += 1;
      await sleep(20);
      return [];
    },
  } as unknown as PlatformDatabase;
  const sessions = new PolledEndedSessions(platform, deaf);
  await Promise.all(Array.from({ length: 500 }, () => sessions.verdictOn(uuidv7(), 0)));
  expect(looks).toBe(1);
});

test('while the store is away nobody can be told from ended for long: reads may be trusted longer than the rest', async () => {
  const spies = [vi.spyOn(Logger.prototype, 'warn'), vi.spyOn(Logger.prototype, 'log')].map((one) =>
    one.mockReturnValue(),
  );
  /** Other parts of the process log as they like. */
  const said = (): number[] =>
    spies.map(
      ({ mock }) => mock.calls.filter((words) => /Which sessions were ended/.test(String(words.at(-1)))).length,
    );
  let isAway = false;
  const platform = {
    query: async () => {
      if (isAway) throw new Error('The database is away');
      return [];
    },
  } as unknown as PlatformDatabase;
  const sessions = new PolledEndedSessions(platform, deaf);
  const id = uuidv7();
  expect(await sessions.verdictOn(id, 0)).toBe('live');
  isAway = true;
  await sleep(1_000);
  expect([await sessions.verdictOn(id, 0), await sessions.verdictOn(id, 300_000)]).toEqual(['unknown', 'live']);
  expect(said()).toEqual([1, 0]);
  isAway = false;
  expect(await sessions.verdictOn(id, 0)).toBe('live');
  expect(said()).toEqual([1, 1]);
  for (const spy of spies) spy.mockRestore();
});

test('what was ended so long ago that no token of it is good any more is forgotten', async () => {
  const [old, fresh] = [uuidv7(), uuidv7()];
  await here().add([old]);
  await clutch.owner.query(
    `update platform.ended_session set ended_at = now() - interval '8 minutes' where session_id = $1`,
    [old],
  );
  await here().add([fresh]);
  const { rows } = await clutch.owner.query(
    'select session_id from platform.ended_session where session_id = any($1)',
    [[old, fresh]],
  );
  expect(rows).toEqual([{ session_id: fresh }]);
});
