import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const repository = join(import.meta.dirname, '../..');

/** One file as text, with its path from the repository's root in forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files that match, without what is installed or built. */
export function filesOf(...patterns: string[]): SourceFile[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: repository, exclude: ['**/node_modules/**', 'dist/**'] }))
    .filter((path) => /\.\w+$/.test(path) && !path.endsWith('.d.ts') && statSync(join(repository, path)).isFile())
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(repository, path), 'utf8') }))
    .toSorted((a, b) => a.path.localeCompare(b.path));
}

/** Product code: what is built, without tests and the test kit. */
export const productFiles = (): SourceFile[] =>
  filesOf('apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts').filter(
    ({ path }) => !path.endsWith('.spec.ts') && !path.startsWith('libs/kernel/testing'),
  );

/** The bounded contexts: every folder of libs/ but the kernel. */
export const contexts = (): string[] =>
  readdirSync(join(repository, 'libs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'kernel')
    .map((entry) => entry.name);

/** Calls `visit` with every node of the file's syntax tree; `at` gives a node's place as `path:line`. */
export function visitNodes({ path, text }: SourceFile, visit: (node: ts.Node, at: string) => void): void {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const step = (node: ts.Node): void => {
    visit(node, `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`);
    ts.forEachChild(node, step);
  };
  step(tree);
}
