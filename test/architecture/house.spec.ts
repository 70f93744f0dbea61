import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { contexts, filesOf, productFiles, type SourceFile, visitNodes } from './source-tree.ts';

/** Words that say that something is code, not what it does. */
const EMPTY_WORDS = ['common', 'core', 'helper', 'helpers', 'manager', 'shared', 'util', 'utils'];

/** What a context may hold beside its files; everything else would be a place that nobody looks into. */
const FOLDERS = [
  'domain',
  'commands',
  'queries',
  'projections',
  'policies',
  'graphql',
  'http',
  'adapters',
  'entities',
  'events.golden',
];

const README_LINES = 80;

/** A process manager is what the field calls it, and no manager of processes. */
const TERMS = /process-?manager/gi;

const wordsOf = (name: string): string[] =>
  name
    .replaceAll(TERMS, 'process')
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => word.toLowerCase());

const hasEmptyWord = (name: string): boolean => wordsOf(name).some((word) => EMPTY_WORDS.includes(word));

/** A workshop offers services, so the word is empty only where it ends the name of a class or a file. */
const endsInService = (name: string): boolean => /^services?$/.test(wordsOf(name).at(-1) ?? '');

function emptyNames(file: SourceFile): string[] {
  const name = basename(file.path).replace(/(\.spec)?\.\w+$/, '');
  const found = hasEmptyWord(file.path) || endsInService(name) ? [file.path] : [];
  visitNodes(file, (node, at) => {
    const declares = ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    if (!declares || !node.name) return;
    const isEmpty = hasEmptyWord(node.name.text) || (ts.isClassDeclaration(node) && endsInService(node.name.text));
    if (isEmpty) found.push(`${at} ${node.name.text}`);
  });
  return found;
}

function enums(file: SourceFile): string[] {
  const found: string[] = [];
  visitNodes(file, (node, at) => {
    if (ts.isEnumDeclaration(node)) found.push(`${at} enum ${node.name.text}`);
  });
  return found;
}

/** `new Date()` reads the clock without saying so; the linter sees only `Date.now()`. */
function clockReads(file: SourceFile): string[] {
  const found: string[] = [];
  visitNodes(file, (node, at) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) found.push(at);
  });
  return found;
}

const isKebabCase = ({ path }: SourceFile): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(basename(path));

const ourSources = (): SourceFile[] => filesOf('apps/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts', 'migrations/**/*.ts');

describe('names say what a thing does', () => {
  test.each([
    ['a file', { path: 'libs/booking/domain/slot-helper.ts', text: '' }],
    ['a folder', { path: 'libs/booking/shared/slot.ts', text: '' }],
    ['a class', { path: 'libs/booking/domain/slot.ts', text: 'export class BookingService {}' }],
    ['a type', { path: 'libs/booking/domain/slot.ts', text: 'export type CommonSlot = 1;' }],
    ['a file of a class', { path: 'libs/booking/domain/slot.service.ts', text: '' }],
  ])('an empty word in the name of %s is found', (_, file) => {
    expect(emptyNames(file)).toHaveLength(1);
  });

  test('a service that a workshop offers may be called so', () => {
    const text = 'export class ServiceBody {} export interface OfferedService {}';
    expect(emptyNames({ path: 'libs/partner/domain/service-offer.ts', text })).toEqual([]);
  });

  test('a process manager may be called so, and nothing else a manager', () => {
    const path = 'libs/kernel/subscriptions/process-manager.ts';
    expect(emptyNames({ path, text: 'export interface ProcessManager {}' })).toEqual([]);
    expect(emptyNames({ path, text: 'export interface ProcessCommandManager {}' })).toHaveLength(1);
  });

  test('no file, class or type of ours has an empty name', () => {
    expect(ourSources().flatMap(emptyNames)).toEqual([]);
  });

  test('every file is in kebab-case', () => {
    expect(isKebabCase({ path: 'libs/booking/domain/bookingSlot.ts', text: '' })).toBe(false);
    expect(
      ourSources()
        .filter((file) => !isKebabCase(file))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('alternatives are unions of strings, never enums', () => {
    expect(enums({ path: 'libs/booking/domain/slot.ts', text: 'export enum Slot { free, taken }' })).toHaveLength(1);
    expect(ourSources().flatMap(enums)).toEqual([]);
  });
});

/** A connection emits what happens between two statements; where nobody listens, that ends the process. */
function deafConnections({ path, text }: SourceFile): string[] {
  return /new (pg\.(Client|Pool)|Redis)\(/.test(text) && !/\.on\('error',/.test(text) ? [path] : [];
}

test('every connection of its own listens for its break', () => {
  const planted = 'const owner = new pg.Client({ connectionString }); await owner.connect();';
  expect(deafConnections({ path: 'libs/kernel/jobs/planted.ts', text: planted })).toHaveLength(1);
  expect(productFiles().flatMap(deafConnections)).toEqual([]);
});

test('no decision reads the clock', () => {
  const planted = { path: 'libs/booking/domain/slot.ts', text: 'const now = new Date(); const then = new Date(0);' };
  expect(clockReads(planted)).toEqual(['libs/booking/domain/slot.ts:1']);
  const domains = filesOf('libs/*/domain/**/*.ts').filter(({ path }) => !path.endsWith('.spec.ts'));
  expect(domains.flatMap(clockReads)).toEqual([]);
});

describe.each(contexts())('the context %s', (context) => {
  const paths = filesOf(`libs/${context}/**/*`, `libs/${context}/*`).map(({ path }) =>
    path.slice(`libs/${context}/`.length),
  );

  test('has a page about itself, its fronts and its module', () => {
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'index.ts', 'contracts.ts', `${context}.module.ts`]));
  });

  test('has no folder that other contexts do not have', () => {
    const folders = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect([...folders].filter((folder) => !FOLDERS.includes(folder ?? ''))).toEqual([]);
  });

  test('explains itself on one page', () => {
    const [readme] = filesOf(`libs/${context}/README.md`);
    expect(readme?.text.split('\n').length ?? 0).toBeLessThanOrEqual(README_LINES);
  });
});
