import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { productFiles, type SourceFile, visitNodes } from './source-tree.ts';

const FORM = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

interface Refusal {
  readonly at: string;
  /** The code as it stands in the source; `undefined` when it is put together while running. */
  readonly code: string | undefined;
  readonly context: string;
}

function refusalsOf(file: SourceFile): Refusal[] {
  const context = /^libs\/([^/]+)\//.exec(file.path)?.[1] ?? 'apps';
  const refusals: Refusal[] = [];
  visitNodes(file, (node, at) => {
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'DomainError') return;
    const code = node.arguments?.[1];
    // The kernel repeats a refusal that the ledger remembers; its code was checked where it was first thrown.
    if (context === 'kernel' && code && ts.isIdentifier(code)) return;
    refusals.push({ at, context, code: code && ts.isStringLiteralLike(code) ? code.text : undefined });
  });
  return refusals;
}

const unreliable = (refusals: Refusal[]) => refusals.filter(({ code }) => code === undefined || !FORM.test(code));

/** Nouns that two contexts refuse in the name of: a reader of the code could not tell who speaks. */
function sharedNouns(refusals: Refusal[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { code, context } of refusals) {
    const noun = code?.split('.')[0] ?? '';
    owners.set(noun, (owners.get(noun) ?? new Set()).add(context));
  }
  return [...owners]
    .filter(([, contexts]) => contexts.size > 1)
    .map(([noun, contexts]) => `${noun}: ${[...contexts].join(', ')}`);
}

describe('codes of refusals', () => {
  const planted = (code: string, context = 'booking') =>
    refusalsOf({ path: `libs/${context}/domain/slot.ts`, text: `throw new DomainError('conflict', ${code}, 'No.');` });

  test.each([
    `'booking.Already_Started'`,
    `'already-started'`,
    `'booking.slot.taken'`,
    '`booking.${reason}`',
    `reason`,
  ])('%s is found', (code) => {
    expect(unreliable(planted(code))).toHaveLength(1);
  });

  test('a noun and what is wrong is a good code', () => {
    expect(unreliable(planted(`'booking.already-started'`))).toEqual([]);
  });

  test('a noun of two contexts is found', () => {
    expect(sharedNouns([...planted(`'slot.taken'`), ...planted(`'slot.gone'`, 'fleet')])).toEqual([
      'slot: booking, fleet',
    ]);
  });

  test('every code of the product can be relied on', () => {
    expect(unreliable(productFiles().flatMap(refusalsOf))).toEqual([]);
  });

  test('every noun of the product belongs to one context', () => {
    expect(sharedNouns(productFiles().flatMap(refusalsOf))).toEqual([]);
  });
});
