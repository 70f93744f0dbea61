import { describe, expect, test } from 'vitest';
import { type WebhookTransformation } from './endpoint-settings.ts';
import { applied, currentCode, readTransformed, rolledBack, shownFault, withRevision } from './transformation.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const revised = (times: number): WebhookTransformation =>
  Array.from({ length: times }, (_, n) => `code ${n + 1}`).reduce<WebhookTransformation | null>(
    (before, code) => withRevision(before, { code, at, isEnabled: undefined }),
    null,
  )!;

describe('a transformation', () => {
  test('keeps ten revisions, the newest first, and runs the newest', () => {
    const { isEnabled, revision, revisions } = revised(12);
    expect([isEnabled, revision, revisions.length, revisions.at(-1)]).toEqual([
      true,
      12,
      10,
      { revision: 3, code: 'code 3', createdAt: '2026-11-22T10:00:00.000Z' },
    ]);
  });

  test('rolls back to what is kept, and numbers go on from the highest', () => {
    const back = rolledBack(revised(3), 1);
    expect(currentCode(back)).toBe('code 1');
    expect(withRevision(back, { code: 'code 4', at, isEnabled: false })).toMatchObject({
      revision: 4,
      isEnabled: false,
    });
    expect(() => rolledBack(revised(12), 2)).toThrow('no revision 2');
    expect(() => rolledBack(null, 1)).toThrow('has no transformation');
  });

  test('stays as it is enabled unless told otherwise', () => {
    const off = withRevision(null, { code: 'a', at, isEnabled: false });
    expect(withRevision(off, { code: 'b', at, isEnabled: undefined }).isEnabled).toBe(false);
  });
});

describe('what a script returns', () => {
  const url = 'https://hooks.example.com:8443/in?key=1';
  const read = (returned: unknown) => readTransformed(returned, url);

  test('stays on the endpoint’s host and port', () => {
    const transformed = read({ urlPath: '/other?a=..%2F' });
    if (typeof transformed === 'string') throw new Error(transformed);
    expect(applied({ url, form: null }, transformed)).toEqual({
      url: 'https://hooks.example.com:8443/other?a=..%2F',
      form: null,
    });
    for (const urlPath of ['//evil.test', '/\\evil.test', 'https://evil.test', '/a/%2e%2E/b', '/.', 5, null])
      expect(read({ urlPath })).toContain('urlPath');
  });

  test('changes the type of the content and leaves the rest of the form', () => {
    const transformed = read({ body: 'a', contentType: 'text/plain; charset=utf-8' });
    if (typeof transformed === 'string') throw new Error(transformed);
    expect(applied({ url, form: { 'ce-id': '1', 'content-type': 'application/json' } }, transformed).form).toEqual({
      'ce-id': '1',
      'content-type': 'text/plain; charset=utf-8',
    });
  });

  test('is none where it is no object', () => {
    for (const none of [null, 1, 'a', [], true]) expect(read(none)).toContain('must return an object');
    expect(read({ headers: ['a'] })).toBe('headers must be an object of texts');
    expect(read({ headers: { host: 'evil.test' } })).toContain('must not set host');
    expect(read({ contentType: 'text/plain' })).toContain('body must be a text');
  });
});

test('what a script says of its fault can be stored', () => {
  expect(shownFault({ message: 'a\0b\uD800', line: 2, column: null })).toBe('ab\uFFFD (line 2, column 1)');
});
