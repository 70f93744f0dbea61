import { Parser } from '@asyncapi/parser';
import { describe, expect, test } from 'vitest';
import { type Event, eventCatalogue, EventTypes, publicCatalogue, publicEvent, shown } from '#kernel';
import { closedSchemas } from '../../../../test/kit/closed-schemas.ts';
import { asyncApi, type AsyncApi } from './async-api.ts';

const types = new EventTypes();
types.register(
  'notes',
  eventCatalogue<Event<'Noted', { n: number }> | Event<'Dropped'>>({
    Noted: {
      version: 1,
      public: publicEvent({
        type: 'note.written',
        description: 'A note.',
        shape: { n: shown.integer('Which one.', 1), by: shown.nullable(shown.id('usr', 'Who.')) },
        data: ({ n }: { n: number }) => ({ n, by: null }),
      }),
    },
    Dropped: {
      version: 1,
      public: publicEvent({
        type: 'note.dropped-late',
        description: 'Gone.',
        deprecated: 'use note.written',
        feature: 'preview:drops',
        shape: {},
        data: () => ({}),
      }),
    },
  }),
);
const document = asyncApi(publicCatalogue(types), 'https://api.garage.example');

/** Errors and warnings. */
const FAULTS: readonly number[] = [0, 1];

/** What the judge finds; information for authors is no fault. */
async function faultsOf(judged: AsyncApi): Promise<string[]> {
  const found = await new Parser().validate(JSON.stringify(judged));
  return found.filter(({ severity }) => FAULTS.includes(severity)).map(({ code, message }) => `${code}: ${message}`);
}

describe('the AsyncAPI document', () => {
  test('is a good one by its own parser', async () => {
    expect(await faultsOf(document)).toEqual([]);
  });

  test('a planted fault is found', async () => {
    const { channels, ...rest } = document;
    const missing = { ...rest, channels: { live: (channels as Record<string, unknown>)['live'] } };
    expect((await faultsOf(missing)).join()).toContain('webhook.note.written');
    expect(await faultsOf({ ...document, servers: { live: { host: 'a' } } })).not.toEqual([]);
  });

  test('has a channel for each type, and the live feed both ways', () => {
    expect(Object.keys(document['channels'] as object)).toEqual([
      'webhook.note.dropped-late',
      'webhook.note.written',
      'live',
    ]);
    expect(document['channels']).toMatchObject({
      'webhook.note.dropped-late': {
        description: 'Gone. Only tenants whose plan has the feature preview:drops can ask for it.',
      },
      'webhook.note.written': { description: 'A note.' },
    });
    expect(document['operations']).toMatchObject({
      'send.note.written': { action: 'send' },
      'live.hello': { action: 'receive', reply: {} },
      'live.event': { action: 'send' },
    });
    expect(document['servers']).toMatchObject({ live: { host: 'api.garage.example', protocol: 'wss' } });
  });

  test('shows messages that fit their schemas', () => {
    const fits = closedSchemas(publicCatalogue(types));
    for (const { type, versions } of publicCatalogue(types)) expect(fits(type, 1, versions[0]!.example)).toEqual([]);
  });
});
