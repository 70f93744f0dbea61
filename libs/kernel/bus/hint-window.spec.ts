import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HintWindow } from './hint-window.ts';

describe('the window of hints', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const recorder = () => {
    const sent: (readonly string[])[] = [];
    return { sent, window: new HintWindow(async (hints) => void sent.push(hints)) };
  };

  test('hands on all hints of 10 ms together, equal ones once', async () => {
    const { sent, window } = recorder();
    for (const hint of ['a', 'b', 'a', 'a']) window.add(hint);
    await vi.advanceTimersByTimeAsync(9);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([['a', 'b']]);
  });

  test('tells an equal hint of a later window again', async () => {
    const { sent, window } = recorder();
    window.add('a');
    await vi.advanceTimersByTimeAsync(10);
    window.add('a');
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([['a'], ['a']]);
  });

  test('sends at once what waits when it is flushed, and nothing when nothing waits', async () => {
    const { sent, window } = recorder();
    await window.flush();
    window.add('a');
    await window.flush();
    await vi.advanceTimersByTimeAsync(20);
    expect(sent).toEqual([['a']]);
  });
});
