import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { eventShapes, frozen, goldenHashes, lockProblems, readEvents, readLock } from '../../tools/golden-events.mjs';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'clutch-golden-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const events = (data: string, version = 1) => `
  declare function eventCatalogue<E extends { type: string; data: object }>(events: { [T in E['type']]: { version: number } }): void;
  interface Size { width: number }
  export type CardOpened = { type: 'CardOpened'; data: ${data} };
  export type CardClosed = { readonly type: 'CardClosed'; readonly data: { readonly reason: 'lost' | 'old' | null } };
  eventCatalogue<CardOpened | CardClosed>({ CardOpened: { version: ${version} }, CardClosed: { version: 1 } });`;
const shape = (data: string) => {
  write('libs/loyalty/domain/card.ts', events(data));
  return eventShapes(root).get('loyalty/CardOpened.v1');
};
const DATA = '{ name: string; sizes: Size[] }';

/** What there is to say about a checkout in which these events are frozen, after `change`. */
function problemsAfter(change: () => void) {
  const lock = frozen({ lock: {}, golden: goldenHashes(root), shapes: eventShapes(root) });
  change();
  return lockProblems({ lock, golden: goldenHashes(root), shapes: eventShapes(root) });
}

beforeEach(() => {
  rmSync(join(root, 'libs'), { recursive: true, force: true });
  write('tsconfig.json', '{ "compilerOptions": { "strict": true, "target": "es2022", "types": [] } }');
  write('libs/loyalty/domain/card.ts', events(DATA));
  for (const type of ['CardOpened', 'CardClosed']) write(`libs/loyalty/events.golden/${type}.v1.json`, '{}\n');
});

describe('the lock of golden events', () => {
  test('finds nothing where nothing was changed, and does not mind how a shape is written', () => {
    const reordered = () =>
      write('libs/loyalty/domain/card.ts', events('{ readonly sizes: readonly { width: number }[]; name: string }'));
    expect(problemsAfter(reordered)).toEqual({ changed: [], fresh: [] });
  });

  test('finds a golden file that was changed, and one that is gone', () => {
    const file = 'libs/loyalty/events.golden/CardOpened.v1.json';
    expect(problemsAfter(() => write(file, '{ "name": "A" }\n')).changed).toEqual([
      expect.stringContaining('the golden file of loyalty/CardOpened.v1 was changed'),
    ]);
    expect(problemsAfter(() => rmSync(join(root, file))).changed).toEqual([
      expect.stringContaining('the golden file of loyalty/CardOpened.v1 is gone'),
    ]);
  });

  test.each([
    ['a field more', '{ name: string; sizes: Size[]; note?: string }'],
    ['a field less', '{ sizes: Size[] }'],
    ['a field that may be missing', '{ name?: string; sizes: Size[] }'],
    ['a field of another kind', '{ name: string | null; sizes: Size[] }'],
    ['another field further down', '{ name: string; sizes: { width: number; height: number }[] }'],
  ])('finds %s without a new version', (_, data) => {
    const { changed } = problemsAfter(() => write('libs/loyalty/domain/card.ts', events(data)));
    expect(changed).toEqual([expect.stringContaining('loyalty/CardOpened.v1 has another shape than it had')]);
  });

  test('lets a new version pass, and asks for it to be frozen with its golden file', () => {
    const versionTwo = () => {
      write('libs/loyalty/domain/card.ts', events('{ name: string }', 2));
      write('libs/loyalty/events.golden/CardOpened.v2.json', '{}\n');
    };
    expect(problemsAfter(versionTwo)).toEqual({ changed: [], fresh: ['loyalty/CardOpened.v2'] });
  });

  test('tells shapes in full', () => {
    expect(shape(DATA)).toBe('{ name: string; sizes: [{ width: number }] }');
    expect(eventShapes(root).get('loyalty/CardClosed.v1')).toBe('{ reason: "lost" | "old" | null }');
  });
});

test('no event of the past was changed, and every version is frozen (`node tools/golden-events.mjs` freezes what is new)', () => {
  expect(Object.keys(readLock(repository)).length).toBeGreaterThan(0);
  expect(lockProblems(readEvents(repository))).toEqual({ changed: [], fresh: [] });
});
