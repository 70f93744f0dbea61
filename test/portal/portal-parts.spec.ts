import { describe, expect, test } from 'vitest';
import { fieldOf, problemOf } from '../../portal/webhooks/problem.ts';
import { headersOf, inLines, instantOf, isCovered, localOf, patternsOf, wordsIn } from '../../portal/webhooks/texts.ts';
import { embedIn, keyOf, mayShow, tokenIn, TokenStore } from '../../portal/webhooks/token.ts';
import { filled, named, WORDS } from '../../portal/webhooks/words.ts';
import { portalDocument, portalPolicy } from '../../libs/platform/http/webhooks/portal/portal-document.ts';
import { SIGNATURE_FINDINGS } from '../../libs/platform/domain/webhooks/signature-check.ts';
import { ERROR_CLASSES } from '../../libs/platform/domain/webhooks/error-classes.ts';
import { portalScript } from '../../tools/portal/bundle.mjs';
import { readGenerated } from '#kernel';

describe('what is pasted', () => {
  const headers = { 'webhook-id': 'evt_1', 'webhook-signature': 'v1,a= v1,b=' };

  test.each([
    ['lines', 'Webhook-Id: evt_1\r\nwebhook-signature: v1,a= v1,b=\n'],
    [
      'a command line',
      `curl -X POST \\\n  -H 'webhook-id: evt_1' \\\n  --header "Webhook-Signature: v1,a= v1,b=" \\\n`,
    ],
    ['JSON', '{ "Webhook-Id": "evt_1", "webhook-signature": "v1,a= v1,b=" }'],
    ['a whole request', 'POST /hook HTTP/1.1\nwebhook-id:evt_1\nwebhook-signature:   v1,a= v1,b=\n\n{"type":"a"}'],
  ])('gives its headers out of %s', (_, pasted) => {
    expect(headersOf(pasted)).toEqual(headers);
  });

  test('gives no headers where there are none', () => {
    expect([headersOf(''), headersOf('{ not json'), headersOf('just words')]).toEqual([{}, {}, {}]);
  });

  test('a header that came twice is one list', () => {
    expect(headersOf('{"accept": ["a", "b"]}')).toEqual({ accept: 'a, b' });
  });

  test('is read as types and patterns, each once, with commas of either script', () => {
    expect(wordsIn(' booking.*\n job.done,job.done، * ')).toEqual(['booking.*', 'job.done', '*']);
    expect(patternsOf(['job.done', 'job.opened', 'ping', 'note.written'])).toEqual(['job.*', 'note.*']);
    expect([isCovered('job.done', ['job.*']), isCovered('jobs.done', ['job.*']), isCovered('a', ['*'])]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is shown in lines where it is JSON', () => {
    expect([inLines('{"a":1}'), inLines('said 500')]).toEqual(['{\n  "a": 1\n}', 'said 500']);
  });

  test('a local time goes there and back', () => {
    const at = new Date('2026-11-22T14:30:00Z');
    expect(instantOf(localOf(at))).toBe(at.toISOString());
    expect([instantOf(''), instantOf('soon')]).toEqual([null, null]);
  });
});

describe('the token', () => {
  test('is taken out of the fragment, and the place in the page stays', () => {
    expect(tokenIn('#token=cwp_1')).toEqual({ token: 'cwp_1', rest: '' });
    expect(tokenIn('#/events&token=cwp%5F1')).toEqual({ token: 'cwp_1', rest: '#/events' });
    expect(tokenIn('#/events')).toEqual({ token: null, rest: '#/events' });
  });

  test('in a frame shows only the session that the address names', () => {
    const embed = embedIn('?lang=ar&embed=wps_1');
    expect([mayShow(true, embed, 'wps_1'), mayShow(true, embed, 'wps_2'), mayShow(true, null, 'wps_1')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(mayShow(false, null, 'wps_2')).toBe(true);
    expect(new Set([keyOf(null), keyOf('wps_1'), keyOf('wps_2')]).size).toBe(3);
  });

  test('is kept in the page where the browser stores nothing', () => {
    const store = new TokenStore('key', () => {
      throw new Error('SecurityError');
    });
    expect(store.get()).toBeNull();
    store.set('cwp_1');
    expect(store.get()).toBe('cwp_1');
    store.clear();
    expect(store.get()).toBeNull();
  });
});

describe('a problem', () => {
  test('names the fields that are wrong', () => {
    expect([fieldOf('/eventTypes/0'), fieldOf('#/url'), fieldOf('/a~1b/0')]).toEqual(['eventTypes', 'url', 'a/b']);
    const { code, message, fields } = problemOf(422, {
      code: 'request.invalid',
      detail: 'Two things',
      errors: [{ pointer: '/url', detail: 'no address' }, { parameter: 'limit', detail: 'too many' }, 'nonsense'],
    });
    expect({ code, message, fields }).toEqual({
      code: 'request.invalid',
      message: 'Two things',
      fields: [{ field: 'url', detail: 'no address' }],
    });
  });

  test('is one even where a proxy has answered', () => {
    expect(problemOf(502, null)).toMatchObject({ status: 502, code: 'unknown', message: '502', fields: [] });
  });
});

describe('the words', () => {
  const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
  const flat = (words: object): [string, string][] =>
    Object.entries(words).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string'
        ? [[name, value]]
        : flat(value as object).map(([inner, text]) => [`${name}.${inner}`, text]),
    );

  test('are the same in both languages, with the same places in them', () => {
    const [english, arabic] = [flat(WORDS.en), flat(WORDS.ar)];
    expect(arabic.map(([name, text]) => [name, places(text)])).toEqual(
      english.map(([name, text]) => [name, places(text)]),
    );
    expect(arabic.filter(([, text]) => text === '')).toEqual([]);
  });

  test.each(['en', 'ar'] as const)('in %s know each class of errors and each finding of the debugger', (language) => {
    expect(Object.keys(WORDS[language].errors).toSorted()).toEqual(Object.keys(ERROR_CLASSES).toSorted());
    expect(Object.keys(WORDS[language].findings).toSorted()).toEqual([...SIGNATURE_FINDINGS].toSorted());
  });

  test('are filled, and a code that is new stands for itself', () => {
    expect(filled('{count} of {total}', { count: 0 })).toBe('0 of {total}');
    expect([named(WORDS.en.causes, 'probe'), named(WORDS.en.causes, 'toString')]).toEqual([
      WORDS.en.causes.probe,
      'toString',
    ]);
  });
});

describe('the document', () => {
  test('lets only those frame it that are named, and takes nothing that is no origin', () => {
    const framed = portalPolicy(
      ['https://logos.example/a.png', null],
      ['https://shop.example', "'self'", 'https://a b'],
    );
    expect(framed).toContain('frame-ancestors https://shop.example');
    expect(framed).toMatch(/frame-ancestors https:\/\/shop\.example$/);
    expect(framed).toContain("img-src 'self' data: https://logos.example;");
    expect(portalPolicy([null], [])).toMatch(/frame-ancestors 'none'$/);
    expect(framed).not.toContain('unsafe');
  });

  test('has no script and no style of its own, and no name becomes markup', () => {
    const page = portalDocument({ name: '<b>Sul & Co', logoUrl: null, accentColor: null }, 'ar');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('&lt;b&gt;Sul &amp; Co');
    expect(page).not.toMatch(/<style|style=|<script(?! src="\/portal\/webhooks\.js")/);
  });
});

test('the script that is served is what the sources make', async () => {
  expect(readGenerated('portal', 'webhooks.js')).toBe(await portalScript());
});
