import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { keptAnswer } from './kept-answer.ts';

const headers: Readonly<Record<string, string>> = { Location: '/v1/things/thg_1', ETag: '"1"', 'Set-Cookie': 'a=b' };
const headerOf = (name: string): string | undefined => headers[name];
const KEPT = { Location: '/v1/things/thg_1', ETag: '"1"' };

test('an answer is kept with the headers that lead on from it', () => {
  expect(keptAnswer(201, { id: 'thg_1' }, headerOf)).toEqual({ status: 201, headers: KEPT, body: { id: 'thg_1' } });
});

test('one over 64 KiB is kept without its body: its Location says where the thing is', () => {
  const text = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
  expect(keptAnswer(200, text(65_536), headerOf)).toHaveProperty('body');
  expect(keptAnswer(200, text(65_537), headerOf)).toEqual({ status: 200, headers: KEPT });
});

test('what is shown once is null in it, at any depth', () => {
  const body = {
    id: 'key_1',
    secret: 'clk_',
    codes: ['a'],
    nested: { accessToken: 'b', uri: 'otpauth://' },
    tokens: 3,
  };
  expect(keptAnswer(201, body, headerOf)?.body).toEqual({
    id: 'key_1',
    secret: null,
    codes: null,
    nested: { accessToken: null, uri: null },
    tokens: 3,
  });
});

test('a file is not kept', () => {
  expect(keptAnswer(200, Readable.from('a'), headerOf)).toBeUndefined();
  expect(keptAnswer(200, Buffer.from('a'), headerOf)).toBeUndefined();
});
