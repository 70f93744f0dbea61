import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { keepRunning, type Running } from './keep-running.ts';

const FIRST_WAIT_MS = 10;

/** Something that runs until it is told to die. */
function mortal(pid: number): Running & { die: (how: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { pid, exited: promise, die: resolve };
}

function keep(start: (pid: number) => Promise<ReturnType<typeof mortal>>) {
  const lines: string[] = [];
  const gaveUp = Promise.withResolvers<string>();
  let pid = 1;
  const kept = keepRunning(mortal(pid), {
    name: 'api',
    start: () => start(++pid),
    log: (line) => lines.push(line),
    onGiveUp: gaveUp.resolve,
    firstWaitMs: FIRST_WAIT_MS,
  });
  return { kept, lines, gaveUp: gaveUp.promise, pids: () => pid };
}

describe('what is kept running', () => {
  test('is started again when it dies, later each time', async () => {
    const { kept, lines } = keep(async (pid) => mortal(pid));
    for (const pid of [1, 2]) {
      kept.current().die('by SIGKILL');
      while (kept.current().pid === pid) await sleep(1);
    }
    expect(kept.current().pid).toBe(3);
    expect(lines).toEqual([
      'api ended by SIGKILL; starting it again in 0.01 s',
      'api ended by SIGKILL; starting it again in 0.02 s',
    ]);
  });

  test('is given up at the sixth death within a minute, and a start that fails is a death', async () => {
    const { kept, gaveUp, pids } = keep(async () => {
      throw new Error('no port');
    });
    kept.current().die('with code 1');
    expect(await gaveUp).toBe('api ended with "no port", for the 6th time within a minute.');
    expect(pids()).toBe(6);
  });

  test('may end once it is released, also while a restart waits', async () => {
    const { kept, pids } = keep(async (pid) => mortal(pid));
    kept.current().die('by SIGTERM');
    await sleep(1);
    await kept.release();
    await sleep(FIRST_WAIT_MS * 3);
    expect(pids()).toBe(1);
  });

  test('is the last one started when a release meets a restart', async () => {
    const slow = Promise.withResolvers<void>();
    const { kept } = keep(async (pid) => {
      await slow.promise;
      return mortal(pid);
    });
    kept.current().die('by SIGKILL');
    await sleep(FIRST_WAIT_MS * 3);
    const released = kept.release();
    slow.resolve();
    await released;
    expect(kept.current().pid).toBe(2);
  });
});
