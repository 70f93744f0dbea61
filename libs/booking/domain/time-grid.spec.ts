import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellsOutside,
  cellsWithin,
  gridOver,
  hasCell,
  intersection,
  type Interval,
  runsOf,
  timeOf,
} from './time-grid.ts';

const MINUTE = 60_000;
const cellsOf = (bits: Uint32Array, cells: number) =>
  Array.from({ length: bits.length * 32 }, (_, cell) => hasCell(bits, cell)).slice(0, cells);
const beyond = (bits: Uint32Array, cells: number) =>
  Array.from({ length: bits.length * 32 - cells }, (_, i) => hasCell(bits, cells + i));

/** Up to about two days of whole minutes around an origin that is on no cell's edge. */
const interval = fc
  .tuple(fc.integer({ min: -100, max: 3000 }), fc.integer({ min: 0, max: 700 }))
  .map(([start, length]): Interval => ({ start: start * MINUTE, end: (start + length) * MINUTE }));
const span = fc
  .integer({ min: 1, max: 2900 })
  .map((minutes): Interval => ({ start: 7 * MINUTE, end: (7 + minutes) * MINUTE }));

describe('a grid of 5-minute cells', () => {
  test('begins at or before the span and ends at or behind it', () => {
    const grid = gridOver({ start: 7 * MINUTE, end: 16 * MINUTE });
    expect(grid).toEqual({ origin: 5 * MINUTE, cells: 3 });
    expect(timeOf(grid, 2)).toBe(15 * MINUTE);
  });

  test('agrees with brute force on what lies inside, what is untouched and where runs begin', () => {
    const same = fc.property(
      span,
      fc.array(interval, { maxLength: 8 }),
      fc.integer({ min: 1, max: 120 }),
      (over, intervals, length) => {
        const grid = gridOver(over);
        const starts = Array.from({ length: grid.cells }, (_, cell) => timeOf(grid, cell));
        const inside = starts.map((at) => intervals.some(({ start, end }) => start <= at && at + 5 * MINUTE <= end));
        const free = starts.map(
          (at) => !intervals.some(({ start, end }) => start < end && start < at + 5 * MINUTE && at < end),
        );
        const runs = free.map(
          (_, cell) => cell + length <= free.length && free.slice(cell, cell + length).every(Boolean),
        );
        const within = cellsWithin(grid, intervals);
        const outside = cellsOutside(
          grid,
          intervals.filter(({ start, end }) => start < end),
        );
        expect(cellsOf(within, grid.cells)).toEqual(inside);
        expect(cellsOf(outside, grid.cells)).toEqual(free);
        expect(cellsOf(runsOf(outside, length), grid.cells)).toEqual(runs);
        expect(cellsOf(intersection(within, outside), grid.cells)).toEqual(
          inside.map((open, cell) => open && free[cell]),
        );
        for (const bits of [within, outside, runsOf(outside, length)])
          expect(beyond(bits, grid.cells)).not.toContain(true);
      },
    );
    fc.assert(same, { numRuns: 300 });
  });
});
