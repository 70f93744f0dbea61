import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { filesOf, type SourceFile, visitNodes } from './source-tree.ts';

const PAGE = 'test/webhooks/README.md';

interface Case {
  readonly title: string;
  /** Its spec file, beside the page. */
  readonly file: string;
}

/** The rows of the page's tables. */
function casesOf(page: string): Case[] {
  return [...page.matchAll(/^\| (.+?) +\| `([^`]+\.spec\.ts)` *\|$/gm)].map(([, title, file]) => ({
    title: title!.trim(),
    file: file!,
  }));
}

/** Of every test that runs, as `file: title`. */
function titlesOf(files: readonly SourceFile[]): string[] {
  const titles: string[] = [];
  for (const file of files)
    visitNodes(file, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'test') return;
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(`${basename(file.path)}: ${title.text}`);
    });
  return titles;
}

/** Cases without a test of their name that runs. */
function untested(page: string, files: readonly SourceFile[]): string[] {
  const titles = titlesOf(files);
  return casesOf(page)
    .map(({ title, file }) => `${file}: ${title}`)
    .filter((name) => !titles.includes(name));
}

describe('every case of webhooks from end to end has a test of its name', () => {
  test('which is where the page says', () => {
    const [page] = filesOf(PAGE);
    expect(casesOf(page!.text).length).toBeGreaterThan(60);
    expect(untested(page!.text, filesOf('test/webhooks/*.spec.ts'))).toEqual([]);
  });

  test('one without a test, one whose test is in another file, and one that is skipped are found: the control', () => {
    const row = (title: string, file: string): string => `| ${title} | \`${file}\` |\n`;
    const rows = row('410 disables', 'e2e-tries.int.spec.ts');
    const file = (text: string): SourceFile => ({ path: 'test/webhooks/e2e-tries.int.spec.ts', text });
    const right = file("test('410 disables', () => {});");
    expect(untested(rows, [right])).toEqual([]);
    const planted = [row('418 is tea', 'e2e-tries.int.spec.ts'), row('410 disables', 'e2e-rest.int.spec.ts')];
    expect(untested([rows, ...planted].join(''), [right])).toHaveLength(planted.length);
    expect(untested(rows, [file("test.skip('410 disables', () => {});")])).toHaveLength(1);
  });
});
