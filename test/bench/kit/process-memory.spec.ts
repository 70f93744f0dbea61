import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { megabytes, memoryOf, privateMemoryOf } from './process-memory.ts';

test('a figure is found by its whole name and told in MB', () => {
  const text = 'VmHWM:\t  2000000 kB\nVmRSS:\t   500 kB\nPrivate_Clean:     1 kB\n';
  expect(megabytes(text, 'VmHWM')).toBe(2_048);
  expect(megabytes(text, 'Private_Clean')).toBeCloseTo(0.001_024);
  expect(megabytes(text, 'RSS')).toBe(0);
});

test('a process that does not exist has no memory that could be told', () => {
  expect(memoryOf(2 ** 30)).toBeUndefined();
  expect(privateMemoryOf(2 ** 30)).toBeUndefined();
});

test.runIf(existsSync('/proc/self/smaps_rollup'))(
  'what is private is a part of what is resident, and that of its peak',
  () => {
    const { resident, peak } = memoryOf('self')!;
    expect(privateMemoryOf(process.pid)!).toBeLessThanOrEqual(peak);
    expect(resident).toBeLessThanOrEqual(peak);
    expect(resident).toBeGreaterThan(10);
  },
);
