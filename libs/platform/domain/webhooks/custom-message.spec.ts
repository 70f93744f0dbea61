import { describe, expect, test } from 'vitest';
import {
  CUSTOM_TYPE,
  customMessage,
  customMessageEvents,
  LARGEST_DATA,
  sendCustomMessage,
  TAG,
} from './custom-message.ts';

const MESSAGE = {
  messageType: 'custom.till.closed',
  content: { a: 1, b: { c: [2] } },
  channels: [],
  tags: ['red'],
  orderingKey: null,
  delaySeconds: 0,
};
const sent = { sent: MESSAGE };

describe('a message of the tenant’s own', () => {
  test('given none under its name, is sent', () => {
    const events = sendCustomMessage(customMessage.initial, MESSAGE);
    expect(events).toEqual([{ type: 'CustomMessageSent', data: MESSAGE }]);
    expect(events.reduce(customMessage.evolve, customMessage.initial)).toEqual(sent);
  });

  test('given the same, whatever the order of its keys, is nothing', () => {
    expect(sendCustomMessage(sent, { ...MESSAGE, content: { b: { c: [2] }, a: 1 } })).toEqual([]);
  });

  test.each([{ content: { a: 2 } }, { tags: [] }, { messageType: 'custom.till.opened' }, { delaySeconds: 1 }])(
    'given another one, which differs in %j, is refused',
    (more) => {
      expect(() => sendCustomMessage(sent, { ...MESSAGE, ...more })).toThrow('Another message was sent');
    },
  );

  test('is refused when it is too large, by its bytes', () => {
    const text = 'ق'.repeat((LARGEST_DATA - '{"a":""}'.length) / 2);
    const given = (a: string) => () => sendCustomMessage(customMessage.initial, { ...MESSAGE, content: { a } });
    expect(given(text)).not.toThrow();
    expect(given(`${text}x`)).toThrow('61440 bytes');
  });

  test('says by itself under which type it goes out, and keeps its ordering key apart from ids of streams', () => {
    const { own } = customMessageEvents.CustomMessageSent.public!;
    expect(own!.of({ ...MESSAGE, orderingKey: 'till-7' })).toEqual({
      type: 'custom.till.closed',
      channels: [],
      tags: ['red'],
      orderingKey: 'custom.till-7',
      delaySeconds: 0,
    });
    expect(own!.of(MESSAGE).orderingKey).toBeNull();
  });
});

test('types begin with custom and go on in words', () => {
  for (const type of ['custom.a', 'custom.message', 'custom.till-7.closed', 'custom.a.b.c.d.e'])
    expect(type).toMatch(CUSTOM_TYPE);
  for (const type of [
    'custom',
    'custom.',
    'custom.A',
    'custom.7',
    'custom.a-',
    'custom.a..b',
    'custom.a.b.c.d.e.f',
    'x.custom.a',
  ])
    expect(type).not.toMatch(CUSTOM_TYPE);
});

test('tags have no commas and no spaces', () => {
  for (const tag of ['a', 'till:7', 'order/12.3@x_y-z']) expect(tag).toMatch(TAG);
  for (const tag of ['', 'a,b', 'a b', '-a', 'x'.repeat(101)]) expect(tag).not.toMatch(TAG);
});
