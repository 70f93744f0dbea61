import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CompactRange,
  consistencyRanges,
  type Digest,
  EMPTY_ROOT,
  inclusionRanges,
  isConsistent,
  isIncluded,
  leafHash,
  type LeafRange,
  rootOf,
} from './merkle.ts';

/** The log of certificate-transparency-go's tests (`merkle_tree_test.go`), after which the RFCs' proofs are usually tried. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = ENTRIES.map((entry) => leafHash(Buffer.from(entry, 'hex')));
const proofOf = (ranges: readonly LeafRange[], leaves: readonly Digest[]): Digest[] =>
  ranges.map(({ start, end }) => rootOf(leaves.slice(start, end)));
const hex = (digests: readonly Digest[]): string[] => digests.map((digest) => digest.toString('hex'));

describe('the published log', () => {
  test('has the published roots', () => {
    expect(hex(LEAVES.map((_, index) => rootOf(LEAVES.slice(0, index + 1))))).toEqual(ROOTS);
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('has the published proofs', () => {
    expect(hex(proofOf(inclusionRanges(0, 8), LEAVES))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(proofOf(inclusionRanges(5, 8), LEAVES))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(proofOf(consistencyRanges(6, 8), LEAVES))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

/** RFC 6962 §2.1 word for word, slow and plain. */
function plainRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return Buffer.from(leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const [left, right] = [plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k))];
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

const manyLeaves = (size: number): Digest[] => Array.from({ length: size }, (_, index) => leafHash(`entry ${index}`));

describe('a log of any size', () => {
  test('has the root that the RFC describes, also when it is gone on with from its peaks', () => {
    const leaves = manyLeaves(130);
    let range = new CompactRange();
    for (const [index, leaf] of leaves.entries()) {
      range.append(leaf);
      range = new CompactRange({ size: range.size, peaks: range.peaks });
      expect(range.root()).toEqual(plainRoot(leaves.slice(0, index + 1)));
    }
  });

  test('proves every leaf of it and everything it went on from, and nothing else', () => {
    const sizes = fc.integer({ min: 1, max: 70 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        index: fc.integer({ min: 0, max: size - 1 }),
        from: fc.integer({ min: 1, max: size }),
        bit: fc.nat(255),
      }),
    );
    fc.assert(
      fc.property(sizes, ({ size, index, from, bit }) => {
        const leaves = manyLeaves(size);
        const root = rootOf(leaves);
        const included = {
          leaf: leaves[index]!,
          index,
          size,
          root,
          proof: proofOf(inclusionRanges(index, size), leaves),
        };
        expect(isIncluded(included)).toBe(true);
        expect(isIncluded({ ...included, leaf: flipped(leaves[index]!, bit) })).toBe(false);
        expect(isIncluded({ ...included, proof: [...included.proof, root] })).toBe(false);
        expect(isIncluded({ ...included, index: index + 1 })).toBe(false);
        const older = rootOf(leaves.slice(0, from));
        const proof = proofOf(consistencyRanges(from, size), leaves);
        expect(isConsistent({ from: { size: from, root: older }, to: { size, root }, proof })).toBe(true);
        expect(isConsistent({ from: { size: from, root: flipped(older, bit) }, to: { size, root }, proof })).toBe(
          false,
        );
        expect(isConsistent({ from: { size: from, root: older }, to: { size, root: flipped(root, bit) }, proof })).toBe(
          false,
        );
      }),
      { numRuns: 400 },
    );
  });
});

function flipped(digest: Digest, bit: number): Digest {
  const copy = Buffer.from(digest);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}
