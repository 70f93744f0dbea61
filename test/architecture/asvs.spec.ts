import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { asvsPage } from '../../tools/generate/asvs.mjs';

/** Requirements of other areas that nobody has judged yet. It only goes down. */
const MOST_OPEN = 124;

let root: string | undefined;
afterEach(() => root && rmSync(root, { recursive: true, force: true }));

/** A repository with these lines in its list and these titles of tests. */
function pageOf(lines: readonly string[], titles: readonly string[]): string {
  root = mkdtempSync(join(tmpdir(), 'clutch-asvs-'));
  for (const folder of ['apps', 'libs', 'test', 'docs/reference']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'docs/reference/asvs5.csv'), ['req,level,chapter,verdict,reason', ...lines].join('\n'));
  writeFileSync(join(root, 'libs/a.spec.ts'), titles.map((title) => `test('${title}', () => 1);`).join('\n'));
  return asvsPage(root);
}
// In two parts, or the table would name these as tests.
const STANDARD = 'ASVS';
const named = (title: string, ids: string): string => `${title} (${STANDARD} ${ids})`;

describe('the table of ASVS', () => {
  test('counts what tests name, what has evidence, what does not apply and what is open', () => {
    const lines = ['V6.1.1,1,Authentication,evidence,docs/reference/asvs5.csv: this', 'V6.5.1,2,Authentication,,'];
    const others = ['V6.2.6,1,Authentication,n/a,No page, no field', 'V1.1.1,2,Encoding,open,Not judged yet'];
    const page = pageOf([...lines, ...others], [named('a code works once', '6.5.1, 6.5.6')]);
    expect(page).toContain(
      'Of 4 requirements 1 have tests that name them, 1 have evidence, 1 do not apply, and 1 are open.',
    );
    expect(page).toContain('| 6.5.1 | 2 | test | a code works once (`a.spec.ts`) |');
    expect(page).toContain('| 6.2.6 | 1 | n/a | No page, no field |');
  });

  test.each([
    ['a requirement that nobody answers', 'V6.5.1,2,Authentication,,', '6.5.1 has neither a test'],
    ['a title with a number that is none', 'V6.5.1,2,Authentication,,', 'names ASVS 6.99.1', '6.5.1, 6.99.1'],
    [
      'evidence that is not there',
      'V6.1.1,1,Authentication,evidence,docs/nowhere.md: x',
      'there is no docs/nowhere.md',
    ],
    ['a verdict without a reason', 'V6.2.6,1,Authentication,n/a,', 'says n/a and not why'],
    [
      'what does not apply and is tested',
      'V6.5.1,2,Authentication,n/a,Not here',
      'is n/a, and libs/a.spec.ts tests it',
      '6.5.1',
    ],
    ['a verdict that is none', 'V6.5.1,2,Authentication,perhaps,Why', 'perhaps is no verdict'],
  ])('refuses %s', (_, line, problem, ids = '') => {
    expect(() => pageOf([line], ids ? [named('a code', ids)] : [])).toThrow(problem);
  });

  test('of this repository has no more that is open than before', () => {
    const [, open] = / (\d+) are open/.exec(asvsPage(resolve(import.meta.dirname, '../..')))!;
    expect(Number(open)).toBeLessThanOrEqual(MOST_OPEN);
  });
});
