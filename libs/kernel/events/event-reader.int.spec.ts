import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../context/request-context.ts';
import { type Event, eventCatalogue } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type StoredEvent } from './stored-event.ts';

type Note = Event<'Noted', { n: number }> | Event<'Struck', { n: number }>;
const notes = { name: 'notes', events: [eventCatalogue<Note>({ Noted: { version: 1 }, Struck: { version: 1 } })] };

let clutch: TestInstallation;
let tenant: TenantRef;
const [stream, other] = [uuidv7(), uuidv7()];

beforeAll(async () => {
  clutch = await testInstallation([notes]);
  tenant = await clutch.newTenant();
  for (let n = 1; n <= 10; n += 1) {
    await append({ streamId: stream, type: n % 5 === 0 ? 'Struck' : 'Noted', n, correlation: `req_${n % 2}` });
    await append({ streamId: other, category: 'memo', n, correlation: `req_${n % 2}` });
  }
});
afterAll(() => clutch.close());

const reader = () => clutch.kernel.events;

function append(over: { streamId: string; n: number; type?: Note['type']; category?: string; correlation?: string }) {
  const { streamId, n, type = 'Noted', category = 'note', correlation = 'req_x' } = over;
  const request = { streamId, category, expected: 'any' as const, events: [{ type, data: { n } }] };
  return clutch.as(tenant, () => reader().append(currentContext()!, request), { correlation });
}

const numbers = (events: readonly StoredEvent[]) => events.map(({ data }) => (data as { n: number }).n);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('a stream', () => {
  const read = async (page?: Parameters<ReturnType<typeof reader>['readStream']>[2]) =>
    numbers(await reader().readStream(tenant.schema, stream, page));

  test('is read forward and backward, from a version on, so many at a time', async () => {
    expect(await read()).toEqual(upTo(10));
    expect(await read({ direction: 'backward' })).toEqual(upTo(10).toReversed());
    expect(await read({ fromVersion: 8 })).toEqual([8, 9, 10]);
    expect(await read({ fromVersion: 4, limit: 2 })).toEqual([4, 5]);
    expect(await read({ direction: 'backward', fromVersion: 4 })).toEqual([4, 3, 2, 1]);
    expect(await read({ direction: 'backward', limit: 3 })).toEqual([10, 9, 8]);
  });

  test('and others are read at their beginnings, all at once', async () => {
    const found = await reader().beginnings(reader().reading(tenant.schema), [stream, other, uuidv7()]);
    expect([...found].map(([id, { version, position }]) => [id, version, position]).toSorted()).toEqual(
      [
        [stream, 1, 1],
        [other, 1, 2],
      ].toSorted(),
    );
  });

  test('that ends before the version, or does not exist, has nothing to read there', async () => {
    expect(await read({ fromVersion: 11 })).toEqual([]);
    expect(await read({ direction: 'backward', fromVersion: 99, limit: 1 })).toEqual([10]);
    expect(await reader().readStream(tenant.schema, uuidv7(), { direction: 'backward' })).toEqual([]);
  });
});

describe('the log', () => {
  const read = async (page: Partial<Parameters<ReturnType<typeof reader>['readLog']>[1]>) => {
    const events = await reader().readLog(reader().reading(tenant.schema), { after: 0, limit: 100, ...page });
    return events.map(({ position }) => position);
  };

  test('is read by category and by type, forward, up to a position', async () => {
    expect(await read({ category: 'memo' })).toEqual(upTo(10).map((n) => n * 2));
    expect(await read({ types: ['Struck'] })).toEqual([9, 19]);
    expect(await read({ types: ['Noted'], category: 'note', after: 2, upTo: 11 })).toEqual([3, 5, 7, 11]);
    expect(await read({ category: 'letter' })).toEqual([]);
  });

  test('comes in pages to its end as it was at the beginning, whatever is appended meanwhile', async () => {
    const sizes: number[] = [];
    const positions: number[] = [];
    for await (const { events, reached } of reader().pages(tenant.schema, { limit: 6 })) {
      await append({ streamId: uuidv7(), n: 0 });
      sizes.push(events.length);
      positions.push(...events.map(({ position }) => position));
      expect(reached).toBe(events.at(-1)!.position);
    }
    expect(sizes).toEqual([6, 6, 6, 2]);
    expect(positions).toEqual(upTo(20));
  });

  test('comes in pages of some types that go past what is not wanted', async () => {
    const pages = reader().pages(tenant.schema, { after: 1, upTo: 15, limit: 1, types: ['Struck'] });
    const seen: unknown[] = [];
    for await (const { events, reached } of pages) seen.push([events.map(({ position }) => position), reached]);
    expect(seen).toEqual([
      [[9], 9],
      [[], 15],
    ]);
  });
});

test('a correlation gives its whole story in order, page by page, and never another tenant its own', async () => {
  const { schema } = tenant;
  const story = await reader().byCorrelation(schema, 'req_1');
  expect(story.map(({ position }) => position)).toEqual([1, 2, 5, 6, 9, 10, 13, 14, 17, 18]);
  const second = await reader().byCorrelation(schema, 'req_1', { after: 6, limit: 3 });
  expect(second.map(({ position }) => position)).toEqual([9, 10, 13]);
  expect(await reader().byCorrelation((await clutch.newTenant()).schema, 'req_1')).toEqual([]);
});

test('an append tells who, why and by which release; the correlation is the id that the answer carries', async () => {
  await clutch.as(
    tenant,
    () =>
      reader().append(currentContext()!, {
        streamId: uuidv7(),
        category: 'note',
        expected: 'none',
        commandId: '01930000-0000-7000-8000-000000000001',
        events: [{ type: 'Noted', data: { n: 0 } }],
      }),
    {
      correlation: 'req_asked',
      causation: '01930000-0000-7000-8000-000000000002',
      trace: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      source: 'api',
    },
  );
  const [event] = await reader().byCorrelation(tenant.schema, 'req_asked');
  expect(event!.meta).toEqual({
    tenant: tenant.id,
    actor: { kind: 'system', id: 'test' },
    command: '01930000-0000-7000-8000-000000000001',
    correlation: 'req_asked',
    causation: '01930000-0000-7000-8000-000000000002',
    trace: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    source: 'api',
    build: clutch.kernel.typeRegister.build,
  });
});
