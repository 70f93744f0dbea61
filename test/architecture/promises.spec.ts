import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

/** Pages that say of each promise which test proves it. */
const PAGES = ['libs/kernel/README.md', 'libs/kernel/http/README.md', 'libs/platform/README.md'];
const BENCH = /^npm run bench -- ([a-z]+)$/;

interface Proof {
  readonly promise: string;
  /** As it is named: a spec file or a folder of such, from the page or from the root; a bench. */
  readonly named: readonly string[];
}

/** The rows of the table of promises; "same" stands for the row above. */
function proofsOf(page: string): Proof[] {
  const rows = page.split('\n').flatMap((line): [string, string][] => {
    const [, promise, proof, end] = line.split(/(?<!\\)\|/);
    return proof === undefined || end === undefined || /^[\s-]+$/.test(proof) ? [] : [[promise!.trim(), proof.trim()]];
  });
  const proofs: Proof[] = [];
  for (const [promise, proof] of rows.slice(1)) {
    const named = [...proof.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    proofs.push({ promise, named: proof === 'same' ? proofs.at(-1)!.named : named });
  }
  return proofs;
}

function isThere(name: string, folder: string): boolean {
  const bench = BENCH.exec(name)?.[1];
  if (bench !== undefined) return existsSync(join(repository, `test/bench/${bench}.bench.ts`));
  return [join(repository, folder, name), join(repository, name)].some(
    (path) =>
      existsSync(path) &&
      (statSync(path).isDirectory() ? globSync('**/*.spec.ts', { cwd: path }).length > 0 : path.endsWith('.spec.ts')),
  );
}

/** What a page promises without a proof that is there. */
function unproved(page: string, folder: string): string[] {
  return proofsOf(page).flatMap(({ promise, named }) => [
    ...(named.length === 0 ? [`${promise}: names no test`] : []),
    ...named.filter((name) => !isThere(name, folder)).map((name) => `${promise}: there is no ${name}`),
  ]);
}

describe('every promise names the test that proves it', () => {
  test.each(PAGES)('%s', (path) => {
    const page = readFileSync(join(repository, path), 'utf8');
    expect(proofsOf(page).length).toBeGreaterThan(15);
    expect(unproved(page, dirname(path))).toEqual([]);
  });

  test('one without a test, and one whose test is gone, are found: the control', () => {
    const rows = ['| promise | proved by |', '| --- | --- |', '| kept | `lifecycle` |', '| kept too | same |'];
    const planted = ['| bare | by hand |', '| gone | `lifecycle/gone.spec.ts` |', '| slow | `npm run bench -- gone` |'];
    expect(unproved(rows.join('\n'), 'libs/kernel')).toEqual([]);
    expect(unproved([...rows, ...planted].join('\n'), 'libs/kernel')).toHaveLength(planted.length);
  });
});
