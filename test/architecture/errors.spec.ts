import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { productFiles, type SourceFile, visitNodes } from './source-tree.ts';

const KEBAB = '[a-z][a-z0-9]*(-[a-z0-9]+)*';

/** Refusals whose code a client could not rely on: not a literal, or not `<context>.<what-is-wrong>`. */
function unreliableCodes(file: SourceFile): string[] {
  const context = /^libs\/([^/]+)\//.exec(file.path)?.[1] ?? KEBAB;
  const form = new RegExp(`^${context === 'kernel' ? KEBAB : context}\\.${KEBAB}$`);
  const found: string[] = [];
  visitNodes(file, (node, at) => {
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'DomainError') return;
    const code = node.arguments?.[1];
    // The kernel repeats a refusal that the ledger remembers; its code was checked where it was first thrown.
    if (context === 'kernel' && code && ts.isIdentifier(code)) return;
    if (code && ts.isStringLiteralLike(code) && form.test(code.text)) return;
    found.push(
      `${at} has the code ${code?.getText() ?? 'missing'}; expected '${context === 'kernel' ? '<area>' : context}.<what-is-wrong>'`,
    );
  });
  return found;
}

describe('codes of refusals', () => {
  const planted = (code: string) =>
    unreliableCodes({
      path: 'libs/booking/domain/booking.ts',
      text: `throw new DomainError('conflict', ${code}, 'No.');`,
    });

  test.each([
    `'booking.Already_Started'`,
    `'already-started'`,
    `'fleet.already-started'`,
    '`booking.${reason}`',
    `reason`,
  ])('%s is found', (code) => {
    expect(planted(code)).toHaveLength(1);
  });

  test(`the context's name and what is wrong is a good code`, () => {
    expect(planted(`'booking.already-started'`)).toEqual([]);
  });

  test('every refusal of the product has one', () => {
    expect(productFiles().flatMap(unreliableCodes)).toEqual([]);
  });
});
