/** A stretch of time, half-open, in milliseconds since 1970 (UTC). */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** All offsets from UTC in force today are multiples of it, so the grid fits the wall clock of every zone. */
export const CELL_MINUTES = 5;
const CELL_MS = CELL_MINUTES * 60_000;
const WORD = 32;
const FULL = 0xffff_ffff;

/** A row of 5-minute cells. Bit `i` of a bit set speaks of the cell that begins at `origin + i * 5 min`; bits beyond `cells` are 0. */
export interface TimeGrid {
  readonly origin: number;
  readonly cells: number;
}

/** The cells that an interval touches. */
export function gridOver({ start, end }: Interval): TimeGrid {
  const origin = Math.floor(start / CELL_MS) * CELL_MS;
  return { origin, cells: Math.max(0, Math.ceil((end - origin) / CELL_MS)) };
}

/** When a cell begins. */
export const timeOf = ({ origin }: TimeGrid, cell: number): number => origin + cell * CELL_MS;

/** The cells that lie wholly inside one of the intervals: a workshop is open in a cell if it is open all through it. */
export function cellsWithin(grid: TimeGrid, intervals: readonly Interval[]): Uint32Array {
  const bits = noCells(grid);
  for (const { start, end } of intervals) {
    fill(
      bits,
      { from: Math.ceil((start - grid.origin) / CELL_MS), to: Math.floor((end - grid.origin) / CELL_MS) },
      grid,
    );
  }
  return bits;
}

/** The cells that no interval touches: a bay is free in a cell if nothing is claimed in any part of it. */
export function cellsOutside(grid: TimeGrid, intervals: readonly Interval[]): Uint32Array {
  const touched = noCells(grid);
  for (const { start, end } of intervals) {
    fill(
      touched,
      { from: Math.floor((start - grid.origin) / CELL_MS), to: Math.ceil((end - grid.origin) / CELL_MS) },
      grid,
    );
  }
  const free = noCells(grid);
  fill(free, { from: 0, to: grid.cells }, grid);
  for (let word = 0; word < free.length; word += 1) free[word]! &= ~touched[word]!;
  return free;
}

/** Bit `i` says that the `length` cells from `i` on are all set: shift-and-AND with doubling, about log2(length) passes. */
export function runsOf(bits: Uint32Array, length: number): Uint32Array {
  let runs = bits;
  for (let reached = 1; reached < length;) {
    const step = Math.min(reached, length - reached);
    runs = intersection(runs, shifted(runs, step));
    reached += step;
  }
  return runs;
}

export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, index) => word & b[index]!);
}

export function hasCell(bits: Uint32Array, cell: number): boolean {
  return ((bits[cell >>> 5]! >>> (cell & 31)) & 1) === 1;
}

function noCells({ cells }: TimeGrid): Uint32Array {
  return new Uint32Array(Math.ceil(cells / WORD));
}

/** Sets the bits `from` up to `to`, cut to the grid, word by word. */
function fill(bits: Uint32Array, { from, to }: { from: number; to: number }, { cells }: TimeGrid): void {
  const first = Math.max(0, from);
  const end = Math.min(cells, to);
  for (let cell = first; cell < end;) {
    const offset = cell & 31;
    const count = Math.min(WORD - offset, end - cell);
    bits[cell >>> 5]! |= (FULL >>> (WORD - count)) << offset;
    cell += count;
  }
}

/** Every bit `count` places earlier: bit `i` of the result is bit `i + count`. */
function shifted(bits: Uint32Array, count: number): Uint32Array {
  const words = count >>> 5;
  const rest = count & 31;
  return bits.map((_, index) => {
    const low = (bits[index + words] ?? 0) >>> rest;
    return rest === 0 ? low : low | ((bits[index + words + 1] ?? 0) << (WORD - rest));
  });
}
