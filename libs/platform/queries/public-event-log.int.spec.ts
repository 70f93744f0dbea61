import { QueryBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentContext, type Event, eventCatalogue, shown, type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { platformContext, PlatformModule } from '../platform.module.ts';
import { ListEventTypes } from './event-types.query.ts';
import { ListEvents, ListEventsParameters } from './list-events.query.ts';

type Noted = Event<'Noted', { n: number }> | Event<'Whispered', { n: number }> | Event<'Erased', { n: number }>;
const publicAs = (type: string) => ({
  version: 1,
  public: {
    type,
    description: `About ${type}.`,
    shape: { n: shown.integer('A number.', 1) },
    data: ({ n }: { n: number }) => ({ n }),
  },
});
const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Noted>({
      Noted: publicAs('note.written'),
      Whispered: { version: 1 },
      Erased: publicAs('note.erased'),
    }),
  ],
};

let clutch: TestInstallation;
let module: TestingModule;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes]);
  module = await testModule(clutch, PlatformModule);
  tenant = await clutch.newTenant();
  for (let n = 1; n <= 9; n += 1) await append(n % 3 === 0 ? 'Whispered' : n % 3 === 1 ? 'Noted' : 'Erased', n);
});
afterAll(() => clutch.close());

const append = (type: Noted['type'], n: number, streamId = uuidv7(), correlation = `req_number-${n}`) =>
  clutch.as(
    tenant,
    () =>
      clutch.kernel.events.append(currentContext()!, {
        streamId,
        category: 'note',
        expected: 'any',
        events: [{ type, data: { n } }],
      }),
    { correlation },
  );
const list = (wanted: Partial<ListEventsParameters> = {}, owner = tenant) =>
  clutch.as(owner, () =>
    module.get(QueryBus).execute(new ListEvents(Object.assign(new ListEventsParameters(), wanted))),
  );
const numbers = (page: Awaited<ReturnType<typeof list>>) => page.data.map(({ data }) => data['n']);

describe('the public events of a tenant', () => {
  test('are those with a public form, in order, with the id that webhooks carry', async () => {
    const page = await list();
    expect(numbers(page)).toEqual([1, 2, 4, 5, 7, 8]);
    expect(page.data[0]).toMatchObject({
      id: expect.stringMatching(/^evt_[0-9a-z]{26}$/),
      type: 'note.written',
      position: 1,
      data: { n: 1 },
    });
    expect(page.page).toEqual({ nextCursor: '9', prevCursor: null, hasMore: false });
  });

  test('come page by page without a gap, and the last cursor goes on with what happens later', async () => {
    const first = await list({ limit: 4 });
    const second = await list({ limit: 4, cursor: first.page.nextCursor });
    expect([numbers(first), first.page.hasMore, numbers(second), second.page.hasMore]).toEqual([
      [1, 2, 4, 5],
      true,
      [7, 8],
      false,
    ]);
    expect(numbers(await list({ cursor: second.page.nextCursor }))).toEqual([]);
    await append('Noted', 10);
    expect(numbers(await list({ cursor: second.page.nextCursor }))).toEqual([10]);
  });

  test('can be narrowed to types, and a type that does not exist is a mistake', async () => {
    expect(numbers(await list({ types: ['note.erased'] }))).toEqual([2, 5, 8]);
    await expect(list({ types: ['note.*', 'noot.*'] })).rejects.toMatchObject({ status: 422, code: 'request.invalid' });
  });

  test('can be read from the newest back, page by page without a gap', async () => {
    const first = await list({ order: 'desc', limit: 3 });
    const second = await list({ order: 'desc', limit: 3, cursor: first.page.nextCursor });
    const third = await list({ order: 'desc', limit: 3, cursor: second.page.nextCursor });
    expect([first, second, third].map(numbers)).toEqual([[10, 8, 7], [5, 4, 2], [1]]);
    expect([first, second, third].map(({ page }) => page.hasMore)).toEqual([true, true, false]);
    expect(numbers(await list({ order: 'desc', types: ['note.erased'], limit: 2 }))).toEqual([8, 5]);
  });

  test('can be those of one resource, or of one request and what followed from it', async () => {
    const [streamId, other] = [uuidv7(), uuidv7()];
    for (const n of [101, 102, 103]) await append(n % 2 ? 'Noted' : 'Erased', n, streamId, 'req_flow-1');
    await append('Noted', 104, other, 'req_flow-1');
    await append('Whispered', 105, other, 'req_flow-1');
    await append('Noted', 106, streamId, 'req_flow-2');
    const resource = typedId('nte', streamId);
    expect(numbers(await list({ resource }))).toEqual([101, 102, 103, 106]);
    expect(numbers(await list({ resource, order: 'desc', limit: 2 }))).toEqual([106, 103]);
    expect(numbers(await list({ resource, types: ['note.written'] }))).toEqual([101, 103, 106]);
    const story = await list({ correlation: 'req_flow-1' });
    expect(numbers(story)).toEqual([101, 102, 103, 104]);
    expect(story.data[0]).toMatchObject({ correlationId: 'req_flow-1' });
    expect(numbers(await list({ correlation: 'req_flow-1', order: 'desc', types: ['note.*'], limit: 3 }))).toEqual([
      104, 103, 102,
    ]);
    expect(numbers(await list({ correlation: 'req_flow-1', resource }))).toEqual([101, 102, 103]);
    const page = await list({ correlation: 'req_flow-1', limit: 2 });
    expect(numbers(await list({ correlation: 'req_flow-1', limit: 9, cursor: page.page.nextCursor }))).toEqual([
      103, 104,
    ]);
    expect(numbers(await list({ correlation: 'req_flow-9' }))).toEqual([]);
  });

  test('are not those of another tenant', async () => {
    expect(numbers(await list({}, await clutch.newTenant()))).toEqual([]);
  });

  test('are each once and in order for a reader that polls while others write', async () => {
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 25; n += 1) await append('Noted', 1000 + writer * 25 + n);
    });
    const seen: number[] = [];
    let cursor = '0';
    const written = new AbortController();
    const ended = Promise.all(writers).then(() => written.abort());
    for (let more = true; more;) {
      // Asked before the page is: the last events may be written while an empty page is on its way.
      const all = written.signal.aborted;
      const page = await list({ cursor, limit: 7 });
      seen.push(...page.data.map(({ position }) => position));
      cursor = page.page.nextCursor;
      more = page.page.hasMore || !all;
    }
    await ended;
    expect(seen).toHaveLength(112);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
  });
});

test('the catalogue lists what is public', async () => {
  const { data } = await clutch.as(tenant, () => module.get(QueryBus).execute(new ListEventTypes()));
  const notes = data.filter(({ type }) => type.startsWith('note.'));
  expect(notes.map(({ type, version, versions }) => [type, version, versions])).toEqual([
    ['note.erased', 1, [1]],
    ['note.written', 1, [1]],
  ]);
  expect(notes[1]).toMatchObject({
    description: 'About note.written.',
    schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
    example: { n: 1 },
  });
});
