import { describe, expect, test } from 'vitest';
import { unacknowledged } from '../../tools/openapi/acknowledged.ts';
import { breakingChanges } from '../../tools/openapi/breaking-changes.ts';
import { changesBetween } from '../../tools/openapi/changelog.ts';
import { APPS, type OpenApi, readJson } from '../../tools/openapi/document.ts';

/** One operation that has one of everything which can be changed. */
const RELEASED = {
  info: { title: 'Garage', version: '1.0.0' },
  paths: {
    '/v1/bookings/{bookingId}': {
      patch: {
        operationId: 'changeBooking',
        summary: 'Changes a booking',
        security: [],
        parameters: [
          { name: 'bookingId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/BookingBody' } } } },
        responses: {
          200: {
            headers: { ETag: {} },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/BookingView' } } },
          },
          404: { $ref: '#/components/responses/Problem404' },
        },
      },
    },
    '/v1/bookings': { get: { operationId: 'listBookings', summary: 'All', responses: { 200: {} } } },
  },
  components: {
    schemas: {
      BookingBody: {
        type: 'object',
        required: ['service'],
        properties: {
          service: { type: 'string', minLength: 1, maxLength: 60 },
          note: { type: ['string', 'null'] },
          kind: { type: 'string', enum: ['big', 'small'] },
          level: { type: 'number', enum: [1, 2] },
          share: { type: 'number' },
          parts: { type: 'array', maxItems: 5, items: { $ref: '#/components/schemas/BookingBody' } },
        },
      },
      BookingView: {
        type: 'object',
        required: ['id', 'status'],
        properties: {
          id: { type: 'string' },
          status: { type: 'string', enum: ['held', 'done'] },
          startsAt: { type: 'string', format: 'date-time' },
          parts: { type: 'array', items: { $ref: '#/components/schemas/BookingView' } },
        },
      },
    },
  },
} satisfies OpenApi;

/** What a planted change may do to a copy; the types of the original would forbid it. */
interface Loose {
  [key: string]: Loose;
}

function changed(change: (parts: { operation: Loose; body: Loose; view: Loose; document: Loose }) => void): OpenApi {
  const document = structuredClone(RELEASED) as unknown as Loose;
  const operation = document['paths']!['/v1/bookings/{bookingId}']!['patch']!;
  const { BookingBody: body, BookingView: view } = document['components']!['schemas']!;
  change({ document, operation, body: body!['properties']!, view: view!['properties']! });
  return document as unknown as OpenApi;
}
const set = (target: Loose, value: object): void => void Object.assign(target, value);
const breaksOf = (change: Parameters<typeof changed>[0]) =>
  breakingChanges(RELEASED, changed(change)).map(({ operationId, what }) => `${operationId}: ${what}`);

describe('a change that breaks clients is found', () => {
  const of = (what: string) => [`changeBooking: ${what}`];
  test.each<[string, Parameters<typeof changed>[0], string[]]>([
    [
      'an operation taken away',
      ({ document }) => void delete document['paths']!['/v1/bookings'],
      ['listBookings: is not there any more'],
    ],
    [
      'another address',
      ({ document }) =>
        set(document['paths']!, {
          '/v1/b/{bookingId}': document['paths']!['/v1/bookings/{bookingId}'],
          '/v1/bookings/{bookingId}': {},
        }),
      of('was PATCH /v1/bookings/{} and is PATCH /v1/b/{}'),
    ],
    [
      'a credential demanded',
      ({ operation }) => void delete operation['security'],
      of('was open to everybody and needs a credential'),
    ],
    [
      'another permission',
      ({ operation }) => set(operation, { 'x-permission': 'booking:own' }),
      of('needed no permission and needs booking:own'),
    ],
    [
      'a parameter taken away',
      ({ operation }) =>
        set(operation, { parameters: [RELEASED.paths['/v1/bookings/{bookingId}'].patch.parameters[0]] }),
      of('query limit is not taken any more'),
    ],
    [
      'a parameter demanded',
      ({ operation }) => set(operation['parameters']![1]!, { required: true }),
      of('query limit is required'),
    ],
    [
      'a tighter bound',
      ({ operation }) => set(operation['parameters']![1]!['schema']!, { maximum: 50 }),
      of('query limit: maximum was 100 and is 50'),
    ],
    ['a member taken away', ({ body }) => void delete body['service'], of('body.service is not taken any more')],
    [
      'a member demanded',
      ({ document }) => set(document['components']!['schemas']!['BookingBody']!, { required: ['service', 'note'] }),
      of('body.note is required'),
    ],
    [
      'null refused',
      ({ body }) => set(body['note']!, { type: 'string' }),
      of('body.note was string or null and is string'),
    ],
    [
      'a word refused',
      ({ body }) => set(body['kind']!, { enum: ['big'] }),
      of('body.kind does not take "small" any more'),
    ],
    [
      'a pattern demanded',
      ({ body }) => set(body['service']!, { pattern: '^[a-z]+$' }),
      of('body.service: pattern was none and is "^[a-z]+$"'),
    ],
    [
      'a fraction refused',
      ({ body }) => set(body['share']!, { type: 'integer' }),
      of('body.share was number and is integer'),
    ],
    ['a shorter list', ({ body }) => set(body['parts']!, { maxItems: 4 }), of('body.parts: maxItems was 5 and is 4')],
    [
      'a media type refused',
      ({ operation }) => set(operation['requestBody']!, { content: { 'text/csv': {} } }),
      of('a body of application/json is not taken any more'),
    ],
    [
      'another status',
      ({ operation }) => set(operation, { responses: { 202: {} } }),
      of('does not answer 200 any more'),
    ],
    [
      'a header left out',
      ({ operation }) => set(operation['responses']!['200']!, { headers: {} }),
      of('200 has no header ETag any more'),
    ],
    [
      'an answer without a member',
      ({ view }) => void delete view['startsAt'],
      of('200.startsAt is not answered any more'),
    ],
    [
      'a member that may be absent',
      ({ document }) => set(document['components']!['schemas']!['BookingView']!, { required: ['id'] }),
      of('200.status may be absent'),
    ],
    [
      'an answer that may be null',
      ({ view }) => set(view['id']!, { type: ['string', 'null'] }),
      of('200.id was string and is string or null'),
    ],
    [
      'another format',
      ({ view }) => set(view['startsAt']!, { format: 'date' }),
      of('200.startsAt was of format "date-time" and is of format "date"'),
    ],
  ])('%s', (_, change, expected) => {
    expect(breaksOf(change)).toEqual(expected);
  });
});

describe('a change that a client tolerates passes: the control', () => {
  test.each<[string, Parameters<typeof changed>[0]]>([
    ['nothing at all', () => undefined],
    ['optional input', ({ body }) => set(body, { colour: { type: 'string' } })],
    ['a wider bound', ({ body }) => set(body['service']!, { maxLength: 80 })],
    ['a further word that is taken', ({ body }) => set(body['kind']!, { enum: ['big', 'small', 'tiny'] })],
    ['an integer where the words were whole', ({ body }) => set(body['level']!, { type: 'integer' })],
    ['null taken', ({ body }) => set(body['service']!, { type: ['string', 'null'] })],
    ['a further member of an answer', ({ view }) => set(view, { colour: { type: 'string' } })],
    ['a whole number answered in place of a number', ({ view }) => set(view, { count: { type: 'integer' } })],
    ['another name of what stands in the path', ({ operation }) => set(operation['parameters']![0]!, { name: 'id' })],
  ])('%s', (_, change) => {
    expect(breaksOf(change)).toEqual([]);
  });
});

test('a break passes only while somebody says why, and no reason outlives its break', () => {
  const found = { app: 'api', operationId: 'listBookings', what: 'is not there any more' } as const;
  expect(unacknowledged([found], [])).toHaveLength(1);
  expect(unacknowledged([found], [{ ...found, reason: ' ' }])[0]).toContain('breaks clients');
  expect(unacknowledged([found], [{ ...found, reason: 'Nobody has ever used it' }])).toEqual([]);
  expect(unacknowledged([], [{ ...found, reason: 'Nobody has ever used it' }])[0]).toContain('breaks nothing');
});

test('the changelog tells what was added, changed, deprecated and removed, and what of it breaks', () => {
  const next = changed(({ document, operation, body }) => {
    set(document['paths']!, {
      '/v1/slots': { get: { operationId: 'listSlots', summary: 'Slots', responses: { 200: {} } } },
    });
    delete document['paths']!['/v1/bookings'];
    set(operation, { deprecated: true, summary: 'Other words' });
    delete body['note'];
    set(body, { colour: { type: 'string', description: 'Of the car.' } });
    set(body['kind']!, { deprecated: true });
  });
  const { added, changed: changes, deprecated, removed, fields } = changesBetween(RELEASED, next);
  const ids = (list: readonly { readonly operationId: string }[]) => list.map(({ operationId }) => operationId);
  expect([ids(added), ids(changes), ids(deprecated), ids(removed)]).toEqual([
    ['listSlots'],
    ['changeBooking'],
    ['changeBooking'],
    ['listBookings'],
  ]);
  expect(fields).toEqual([
    { field: 'BookingBody.colour', change: 'added', description: 'Of the car.' },
    { field: 'BookingBody.note', change: 'removed', description: '' },
    { field: 'BookingBody.kind', change: 'deprecated', description: '' },
  ]);
  expect(changes[0]).toMatchObject({ method: 'PATCH', breaks: ['body.note is not taken any more'] });
  const reworded = changed(({ operation }) => set(operation, { summary: 'Other words', description: 'Many of them' }));
  expect(changesBetween(RELEASED, reworded)).toEqual({
    added: [],
    changed: [],
    deprecated: [],
    removed: [],
    fields: [],
  });
});

test('both released documents are compared to their very ends', () => {
  for (const app of APPS) {
    const released = readJson<OpenApi>('released', `${app}.json`);
    expect(breakingChanges(released, released)).toEqual([]);
    const emptied = { ...released, paths: {} };
    expect(breakingChanges(released, emptied).length).toBeGreaterThan(100);
  }
});
