import { expect, test, vi } from 'vitest';
import { EndpointLines } from './endpoint-lines.ts';

test('of an endpoint so many are open at a time, the others in their turn, and other endpoints do not wait', () => {
  const lines = new EndpointLines();
  const [first, second, third, other] = [
    vi.fn<() => void>(),
    vi.fn<() => void>(),
    vi.fn<() => void>(),
    vi.fn<() => void>(),
  ];
  lines.enter('a', 2, first);
  lines.enter('a', 2, second);
  lines.enter('a', 2, third);
  lines.enter('b', 1, other);
  expect([first, second, third, other].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0, 1]);
  lines.leave('a');
  expect(third).toHaveBeenCalledTimes(1);
});

test('who leaves makes room, once everybody has gone for as many as before', () => {
  const lines = new EndpointLines();
  const begin = vi.fn<() => void>();
  for (let round = 1; round <= 3; round += 1) {
    lines.enter('a', 1, begin);
    expect(begin).toHaveBeenCalledTimes(round);
    lines.leave('a');
  }
});
