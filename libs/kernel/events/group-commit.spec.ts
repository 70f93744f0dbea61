import { describe, expect, test, vi } from 'vitest';
import { type AppendAnswer } from './append.ts';
import { type Groupable, GroupCommit } from './group-commit.ts';

const SQL_ERROR = Object.assign(new Error('a statement failed'), { code: '22P05' });

/** An append of a stream; `name:expected`, where it expects a version. */
const append = (name: string, over: Partial<Groupable> = {}): Groupable => {
  const [stream = '', expected] = name.split(':');
  return { stream, expected: expected === undefined ? null : Number(expected), command: null, bytes: 0, ...over };
};
const nameOf = ({ stream, expected }: Groupable) => (expected === null ? stream : `${stream}:${expected}`);

/** A log that commits what it is given when it is told to. */
class Log {
  readonly groups: string[][] = [];
  readonly #held: (() => void)[] = [];
  #holding = true;
  readonly commit = new GroupCommit<Groupable>((_schema, group) => this.#commit(group));

  /** Streams whose append raises, alone or with others. */
  constructor(private readonly failures: Readonly<Record<string, Error>> = {}) {}

  append(name: string, schema = 'tenant', over: Partial<Groupable> = {}): Promise<AppendAnswer> {
    return this.commit.append(schema, append(name, over));
  }

  /** From now on nothing waits, and what waited is done. */
  release(): void {
    this.#holding = false;
    for (const go of this.#held.splice(0)) go();
  }

  async #commit(group: readonly Groupable[]): Promise<AppendAnswer[]> {
    this.groups.push(group.map(nameOf));
    if (this.#holding) await new Promise<void>((resolve) => this.#held.push(resolve));
    const failed = group.find(({ stream }) => this.failures[stream]);
    if (failed) throw this.failures[failed.stream]!;
    return group.map(({ stream }, index) => ({
      status: 'ok',
      streamId: stream,
      version: this.groups.length,
      position: index,
      result: null,
    }));
  }
}

/** Appends one stream that is held in flight, and the others behind it; then lets all go. @returns how each of the others ended. */
async function behindOne(log: Log, streams: readonly string[]): Promise<PromiseSettledResult<AppendAnswer>[]> {
  const first = log.append('first');
  const others = streams.map((stream) => log.append(stream));
  log.release();
  const ended = await Promise.allSettled(others);
  await first;
  return ended;
}

test('an append goes at once and alone when nothing is in flight: there is no timer', async () => {
  vi.useFakeTimers();
  try {
    const log = new Log();
    const answer = log.append('a');
    expect(log.groups).toEqual([['a']]);
    expect(vi.getTimerCount()).toBe(0);
    log.release();
    expect(await answer).toMatchObject({ streamId: 'a' });
  } finally {
    vi.useRealTimers();
  }
});

test('what comes meanwhile goes together and in order, and each gets its own answer', async () => {
  const log = new Log();
  const ended = await behindOne(log, ['c', 'a', 'b']);
  expect(log.groups).toEqual([['first'], ['c', 'a', 'b']]);
  expect(ended.map((end) => end.status === 'fulfilled' && end.value.streamId)).toEqual(['c', 'a', 'b']);
});

test('of one stream only the first may expect a version; what expects one keeps its place for the next group', async () => {
  const log = new Log();
  await behindOne(log, ['a:1', 'b', 'a:2', 'c', 'b', 'a:3', 'b:0', 'b']);
  expect(log.groups).toEqual([['first'], ['a:1', 'b', 'c', 'b'], ['a:2', 'b:0', 'b'], ['a:3']]);
});

test('what expects nothing goes together, also of one stream, and never overtakes what expects something', async () => {
  const log = new Log();
  await behindOne(log, ['hot', 'hot', 'hot', 'hot:7', 'hot']);
  expect(log.groups).toEqual([['first'], ['hot', 'hot', 'hot'], ['hot:7', 'hot']]);
});

test('twins of one command do not meet in a group', async () => {
  const log = new Log();
  const first = log.append('first');
  const others = ['a', 'a', 'b'].map((name) => log.append(name, 'tenant', { command: 'one' }));
  log.release();
  await Promise.all([first, ...others]);
  expect(log.groups).toEqual([['first'], ['a'], ['a'], ['b']]);
});

test('a group holds about a megabyte of events, or one append that is larger', async () => {
  const log = new Log();
  const first = log.append('first');
  const sizes = [700_000, 300_000, 100_000, 1_200_000];
  const others = sizes.map((size, index) => log.append(`s${index}`, 'tenant', { bytes: size }));
  log.release();
  await Promise.all([first, ...others]);
  expect(log.groups).toEqual([['first'], ['s0', 's1'], ['s2'], ['s3']]);
});

test('a group holds at most 128', async () => {
  const log = new Log();
  const streams = Array.from({ length: 300 }, (_, index) => `s${index}`);
  await behindOne(log, streams);
  expect(log.groups.map(({ length }) => length)).toEqual([1, 128, 128, 44]);
  expect(log.groups.slice(1).flat()).toEqual(streams);
});

test('tenants do not wait for each other', () => {
  const log = new Log();
  void log.append('a', 'one');
  void log.append('b', 'two');
  expect(log.groups).toEqual([['a'], ['b']]);
});

test('whoever is answered and appends again at once meets the others in one group', async () => {
  const log = new Log();
  const again = async (stream: string) => {
    await log.append(stream);
    return log.append(stream);
  };
  const first = log.append('first');
  const work = ['a', 'b', 'c'].map(again);
  log.release();
  await Promise.all([first, ...work]);
  expect(log.groups).toEqual([['first'], ['a', 'b', 'c'], ['a', 'b', 'c']]);
});

test('after a pause it begins anew', async () => {
  const log = new Log();
  log.release();
  await log.append('a');
  await new Promise(setImmediate);
  await log.append('b');
  expect(log.groups).toEqual([['a'], ['b']]);
});

describe('a group that raises', () => {
  test('is tried one by one in order, so that the error reaches its own caller only', async () => {
    const log = new Log({ bad: SQL_ERROR });
    const [a, bad, b] = await behindOne(log, ['a', 'bad', 'b']);
    expect(log.groups).toEqual([['first'], ['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
    expect(a).toMatchObject({ status: 'fulfilled', value: { streamId: 'a' } });
    expect(bad).toEqual({ status: 'rejected', reason: SQL_ERROR });
    expect(b).toMatchObject({ status: 'fulfilled', value: { streamId: 'b' } });
  });

  test('because it is one bad append is not tried again', async () => {
    const log = new Log({ bad: SQL_ERROR });
    log.release();
    await expect(log.append('bad')).rejects.toBe(SQL_ERROR);
    expect(log.groups).toEqual([['bad']]);
  });

  test('does not stop what comes behind it', async () => {
    const log = new Log({ bad: SQL_ERROR });
    const ended = await behindOne(log, ['bad', 'a', 'a']);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  test('since the database is away is asked for once more, not once for each member', async () => {
    const away = new Error('timeout exceeded when trying to connect');
    const log = new Log({ a: away, b: away, c: away });
    const ended = await behindOne(log, ['a', 'b', 'c']);
    expect(log.groups).toEqual([['first'], ['a', 'b', 'c'], ['a']]);
    for (const end of ended) expect(end).toEqual({ status: 'rejected', reason: away });
  });
});
