import { Command } from '@nestjs/cqrs';
import { describe, expect, test } from 'vitest';
import { type Event } from '../domain/event.ts';
import { toStored } from '../testing/to-stored.ts';
import { decideProcess, type Process } from './decide-process.ts';
import { processManager, type ProcessDecision } from './process-manager.ts';

type Began = Event<'Began', { id: string }>;
type Went = Event<'Went', { id: string }>;
class Act extends Command<void> {
  constructor(readonly what: string | Date) {
    super();
  }
}
class Stray extends Command<void> {}

const NOON = new Date('2026-05-01T12:00:00.000Z');
const manager = (went: ProcessDecision<unknown, 'alarm'> = {}) =>
  processManager<unknown, Began | Went, 'alarm'>('test.go', {
    correlate: ({ data: { id } }) => id,
    initial: { steps: 0 },
    startedBy: ['Began'],
    commands: [Act],
    handlers: { Began: () => ({ timeouts: [{ name: 'alarm', afterMs: 60_000 }] }), Went: () => went },
    onTimeout: { alarm: ({ key, dueAt }) => ({ commands: [new Act(`${key} at ${dueAt}`)] }) },
  });
const event = (type: 'Began' | 'Went', position = 7) =>
  toStored({ type, data: { id: 'a' } }, { position, recordedAt: NOON });
const elapsed = (setAt: number, timeout = 'alarm', process = 'test.go') =>
  toStored({
    type: 'TimeoutElapsed',
    data: { process, key: 'a', timeout, dueAt: '2026-05-01T12:01:00.000Z', setAt },
  });
const begun = decideProcess(manager(), undefined, 'a', event('Began'))!.process as Process;

describe('a process', () => {
  test('begins with the event that begins it, and sets its timeouts from the time at which that was recorded', () => {
    expect(begun).toMatchObject({ key: 'a', version: 1, state: { steps: 0 } });
    expect([...begun.timeouts]).toMatchObject([['alarm', { dueAt: '2026-05-01T12:01:00.000Z', setAt: 7 }]]);
  });

  test('is not begun by any other event', () => {
    expect(decideProcess(manager(), undefined, 'a', event('Went'))).toBeUndefined();
  });

  test('keeps what a decision leaves out', () => {
    const { process } = decideProcess(manager(), begun, 'a', event('Went', 8))!;
    expect(process).toEqual({ ...begun, version: 2 });
  });

  test('that is done forgets itself and its timeouts, and still sends its last commands', () => {
    const last = manager({ done: true, commands: [new Act('last')], timeouts: [{ name: 'alarm', afterMs: 1 }] });
    expect(decideProcess(last, begun, 'a', event('Went'))).toEqual({ process: undefined, commands: [new Act('last')] });
  });
});

describe('a timeout', () => {
  test('is answered by what is said about it', () => {
    const { process, commands } = decideProcess(manager(), begun, 'a', elapsed(7))!;
    expect(commands).toEqual([new Act('a at 2026-05-01T12:01:00.000Z')]);
    expect(process?.timeouts.size).toBe(0);
  });

  test('that was set anew meanwhile, cancelled, or never set is nothing', () => {
    const anew = decideProcess(
      manager({ timeouts: [{ name: 'alarm', at: '2026-06-01' }] }),
      begun,
      'a',
      event('Went', 9),
    )!;
    expect(anew.process?.timeouts.get('alarm')).toMatchObject({ dueAt: '2026-06-01T00:00:00.000Z', setAt: 9 });
    expect(decideProcess(manager(), anew.process, 'a', elapsed(7))).toBeUndefined();
    const cancelled = decideProcess(manager({ cancelTimeouts: ['alarm'] }), begun, 'a', event('Went', 9))!;
    expect(decideProcess(manager(), cancelled.process, 'a', elapsed(7))).toBeUndefined();
    expect(decideProcess(manager(), begun, 'a', elapsed(7, 'other'))).toBeUndefined();
  });

  test('of another process manager is no concern', () => {
    expect(manager().correlate(elapsed(7, 'alarm', 'test.other'))).toBeNull();
    expect(manager().correlate(elapsed(7))).toBe('a');
  });
});

describe('a decision that cannot be kept is refused with what is wrong', () => {
  test.each([
    [{ commands: [new Stray()] }, 'test.go sends Stray, which is not among its commands'],
    [{ commands: [new Act(NOON)] }, 'Act.what is of type Date'],
    [{ state: { at: NOON } }, 'The state of test.go.at is of type Date'],
    [{ timeouts: [{ name: 'alarm', at: 'soon' }] }, 'The timeout "alarm" has no valid time'],
    [{ timeouts: [{ name: 'alarm', afterMs: Infinity }] }, 'The timeout "alarm" has no valid time'],
  ] satisfies [ProcessDecision<unknown, 'alarm'>, string][])('%#', (decision, message) => {
    expect(() => decideProcess(manager(decision), begun, 'a', event('Went'))).toThrow(message);
  });

  test('a timeout that this release does not know', () => {
    const stale = { ...begun, timeouts: new Map([['old', begun.timeouts.get('alarm')!]]) };
    expect(() => decideProcess(manager(), stale, 'a', elapsed(7, 'old'))).toThrow(
      'test.go has no answer to the timeout "old"',
    );
  });

  test('a version of the state without its upcaster, already at load', () => {
    const definition = {
      version: 3,
      upcast: { 1: () => ({}) },
      correlate: () => 'a',
      initial: {},
      startedBy: ['Began' as const],
      handlers: {},
      commands: [],
    };
    expect(() => processManager<object, Began>('test.old', definition)).toThrow(
      'test.old: no upcaster of its state from version 2 to 3',
    );
  });
});
