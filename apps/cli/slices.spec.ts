import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BundledModule, slicesOf } from './slices.mjs';

type Graph = ReadonlyMap<string, BundledModule>;

/** Forty modules, larger and smaller than a file may be, that import each other at random, in circles too. */
const graphs: fc.Arbitrary<Graph> = fc
  .array(fc.record({ imports: fc.array(fc.nat({ max: 39 }), { maxLength: 4 }), size: fc.nat({ max: 900_000 }) }), {
    minLength: 40,
    maxLength: 40,
  })
  .map(
    (modules) =>
      new Map(
        modules.map(({ imports, size }, index) => [`${index}`, { imports: imports.map((one) => `${one}`), size }]),
      ),
  );

/** Imports of what is evaluated only in a later file. */
function forward(graph: Graph, slices: ReadonlyMap<string, number>): string[] {
  return [...slices].flatMap(([id, slice]) =>
    graph
      .get(id)!
      .imports.filter((imported) => slices.get(imported)! > slice)
      .map((imported) => `${id} → ${imported}`),
  );
}

describe('files of packages', () => {
  test('never import each other in a circle', () => {
    const neverForward = fc.property(graphs, (graph) => {
      expect(
        forward(
          graph,
          slicesOf(['0'], (id) => graph.get(id)),
        ),
      ).toEqual([]);
    });
    fc.assert(neverForward);
  });

  test('hold about as much as one may, and what is evaluated first comes first', () => {
    const chain = new Map<string, BundledModule>(
      [0, 1, 2, 3, 4].map((at) => [`${at}`, { imports: at < 4 ? [`${at + 1}`] : [], size: 800_000 }]),
    );
    expect([...slicesOf(['0'], (id) => chain.get(id))]).toEqual([
      ['4', 0],
      ['3', 0],
      ['2', 1],
      ['1', 1],
      ['0', 2],
    ]);
  });

  test('a cut by size alone would be found to make circles', () => {
    const circle = new Map<string, BundledModule>([
      ['0', { imports: ['1'], size: 2_000_000 }],
      ['1', { imports: ['0'], size: 2_000_000 }],
    ]);
    expect(
      forward(
        circle,
        new Map([
          ['1', 0],
          ['0', 1],
        ]),
      ),
    ).toEqual(['1 → 0']);
    expect(
      forward(
        circle,
        slicesOf(['0'], (id) => circle.get(id)),
      ),
    ).toEqual([]);
  });
});
