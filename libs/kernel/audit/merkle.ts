import { createHash } from 'node:crypto';

/** SHA-256. */
export type Digest = Buffer;

const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];

/** The hash of an entry of the log (RFC 6962 §2.1): SHA-256 of a zero byte and the entry. */
export function leafHash(entry: Uint8Array | string): Digest {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

const nodeHash = (left: Uint8Array, right: Uint8Array): Digest =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** Root of the log that has no entry. */
export const EMPTY_ROOT: Digest = createHash('sha256').digest();

/** The largest power of two below `size`, which is at least 2. */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The root over these leaves (RFC 6962 §2.1). */
export function rootOf(leaves: readonly Uint8Array[]): Digest {
  const range = new CompactRange();
  for (const leaf of leaves) range.append(leaf);
  return range.root();
}

/**
 * A log that only grows, as the roots of its complete subtrees: all that it takes to go on. At most one digest for each bit of its size.
 */
export class CompactRange {
  /** From the largest subtree to the smallest, as the bits of `size` from the highest to the lowest. */
  readonly #peaks: Digest[];
  #size: number;

  constructor(
    { size, peaks }: { readonly size: number; readonly peaks: readonly Uint8Array[] } = { size: 0, peaks: [] },
  ) {
    this.#size = size;
    this.#peaks = peaks.map((peak) => Buffer.from(peak));
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Digest[] {
    return this.#peaks;
  }

  append(leaf: Uint8Array): void {
    let node: Digest = Buffer.from(leaf);
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(this.#peaks.pop()!, node);
    this.#peaks.push(node);
    this.#size += 1;
  }

  root(): Digest {
    const last = this.#peaks.at(-1);
    if (!last) return EMPTY_ROOT;
    return this.#peaks.slice(0, -1).reduceRight<Digest>((right, left) => nodeHash(left, right), last);
  }
}

/** Leaves from `start` on and before `end`, counted from 0. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The audit path of one leaf in a log of `size` (RFC 6962 §2.1.1), as the ranges of leaves over which its digests are the roots.
 * @throws RangeError for a leaf that is not there
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} among ${size}`);
  return path(index, { start: 0, end: size });
}

function path(index: number, { start, end }: LeafRange): LeafRange[] {
  if (end - start === 1) return [];
  const middle = start + split(end - start);
  return index < middle
    ? [...path(index, { start, end: middle }), { start: middle, end }]
    : [...path(index, { start: middle, end }), { start, end: middle }];
}

/**
 * The proof that a log of `size` goes on from its first `from` leaves (RFC 6962 §2.1.2), as ranges in the same way.
 * @throws RangeError unless 0 < from ≤ size
 */
export function consistencyRanges(from: number, size: number): LeafRange[] {
  if (!(from > 0 && from <= size)) throw new RangeError(`A log of ${size} does not go on from ${from}`);
  return subproof(from, { start: 0, end: size }, true);
}

function subproof(from: number, { start, end }: LeafRange, isKnown: boolean): LeafRange[] {
  if (from === end) return isKnown ? [] : [{ start, end }];
  const middle = start + split(end - start);
  return from <= middle
    ? [...subproof(from, { start, end: middle }, isKnown), { start: middle, end }]
    : [...subproof(from, { start: middle, end }, false), { start, end: middle }];
}

interface Inclusion {
  readonly leaf: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the leaf is in the log with this root (RFC 9162 §2.1.3.2). */
export function isIncluded({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [fn, sn] = [index, size - 1];
  let node: Digest = Buffer.from(leaf);
  for (const step of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(step, node);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else node = nodeHash(node, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && node.equals(root);
}

interface Consistency {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows that the longer log begins with the whole shorter one (RFC 9162 §2.1.4.2). */
export function isConsistent({ from, to, proof }: Consistency): boolean {
  if (from.size < 1 || from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && Buffer.from(from.root).equals(to.root);
  const path = isPowerOfTwo(from.size) ? [from.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first || proof.length === 0) return false;
  let [fn, sn] = [from.size - 1, to.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [older, newer]: Digest[] = [Buffer.from(first), Buffer.from(first)];
  for (const step of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(step, older!);
      newer = nodeHash(step, newer!);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else newer = nodeHash(newer!, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && older!.equals(from.root) && newer!.equals(to.root);
}

const half = (value: number): number => Math.floor(value / 2);

/** Sizes of logs are beyond what bitwise operators hold. */
function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}
