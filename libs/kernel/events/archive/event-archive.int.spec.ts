import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { currentContext, type TenantRef } from '../../context/request-context.ts';
import { type Event, eventCatalogue } from '../../domain.ts';
import { type Subscription } from '../../subscriptions/subscription.ts';
import { project, type TestInstallation, testInstallation } from '../../testing.ts';
import { type StoredEvent } from '../stored-event.ts';
import { EventArchive } from './event-archive.ts';

type Note = Event<'Noted', { n: number }> | Event<'Closed', { n: number }>;
const notes = {
  name: 'notes',
  subscriptions: () => [everyEvent],
  events: [eventCatalogue<Note>({ Noted: { version: 1 }, Closed: { version: 1, closes: true } })],
};

/** Positions that a subscription to everything was handed. */
const seen: number[] = [];
const everyEvent: Subscription = {
  kind: 'feed',
  name: 'notes.feed',
  handle: async (handed) => void seen.push(...handed.map(({ position }) => position)),
};

let clutch: TestInstallation;
let tenant: TenantRef;
let archive: EventArchive;

beforeAll(async () => {
  clutch = await testInstallation([notes]);
  archive = new EventArchive(clutch.kernel.database, clutch.kernel.types);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  tenant = await clutch.newTenant();
});

const events = () => clutch.kernel.events;
const LATER = new Date('2100-01-01T00:00:00Z');

async function append(streamId: string, ...types: Note['type'][]): Promise<void> {
  await clutch.as(
    tenant,
    () =>
      events().append(currentContext()!, {
        streamId,
        category: 'note',
        expected: 'any',
        events: types.map((type, n) => ({ type, data: { n } })),
      }),
    { correlation: `of-${streamId.slice(-4)}` },
  );
}

/** As if every subscription had read the log up to there. */
async function checkpoint(position = Number.MAX_SAFE_INTEGER): Promise<void> {
  await clutch.owner.query(
    `insert into ${tenant.schema}.subscription (name, shard, position) values ('notes.all', 0, $1)
     on conflict (name, shard) do update set position = excluded.position`,
    [position],
  );
}

const hot = async (): Promise<number> =>
  Number((await clutch.owner.query(`select count(*) from ${tenant.schema}.event`)).rows[0].count);

/** A stream that there never was. */
const NEVER = uuidv7();

/** Everything that can be read, by every way of reading. */
async function everything(streams: readonly string[]): Promise<unknown> {
  const { schema } = tenant;
  const log = await read(0, 10_000);
  const pages: StoredEvent[][] = [];
  for (let after = 0; after < log.length; after += 3) pages.push(await read(after, 3));
  return {
    log,
    pages,
    closed: await events().readLog(events().reading(schema), { after: 1, limit: 5, types: ['Closed'] }),
    notes: await events().readLog(events().reading(schema), { after: 0, limit: 7, category: 'note', upTo: 9 }),
    beginnings: await events().beginnings(events().reading(schema), [...streams, NEVER]),
    others: await events().readLog(events().reading(schema), { after: 0, limit: 7, category: 'other' }),
    streams: await Promise.all(
      streams.map(async (stream) => ({
        loaded: await events().load(schema, stream),
        since: await events().loadSince(schema, stream, 'none'),
        forward: await events().readStream(schema, stream, { fromVersion: 2, limit: 3 }),
        backward: await events().readStream(schema, stream, { direction: 'backward' }),
        older: await events().readStream(schema, stream, { direction: 'backward', fromVersion: 3, limit: 2 }),
        story: await events().byCorrelation(schema, `of-${stream.slice(-4)}`, { after: 2, limit: 4 }),
      })),
    ),
  };
}

const read = (after: number, limit: number) => events().readLog(events().reading(tenant.schema), { after, limit });

describe('an archived stream', () => {
  test('leaves its last event in the log, and nobody who reads can tell', async () => {
    const streams = [uuidv7(), uuidv7(), uuidv7()] as const;
    for (const stream of streams) await append(stream, 'Noted', 'Noted');
    for (const stream of streams) await append(stream, 'Noted', 'Closed');
    const before = await everything(streams);
    await checkpoint();
    expect(await archive.archive(tenant.schema, streams[0])).toEqual({ streams: 1, events: 3 });
    expect(await archive.archive(tenant.schema, streams[2])).toEqual({ streams: 1, events: 3 });
    expect(await hot()).toBe(6);
    expect(await archive.size(tenant.schema)).toMatchObject({ events: 6, upTo: 11 });
    expect(await everything(streams)).toEqual(before);
  });

  test('keeps its version: an append that expects another one is a conflict, and the next goes on and can be archived, too', async () => {
    const stream = uuidv7();
    await append(stream, 'Noted', 'Noted', 'Closed');
    await checkpoint();
    await archive.archive(tenant.schema, stream);
    const request = { streamId: stream, category: 'note', events: [{ type: 'Noted', data: { n: 0 } }] };
    const expecting = (expected: number | 'none') =>
      clutch.as(tenant, () => events().append(currentContext()!, { ...request, expected }));
    expect(await expecting('none')).toMatchObject({ status: 'conflict', version: 3 });
    expect(await expecting(0)).toMatchObject({ status: 'conflict', version: 3 });
    expect(await expecting(3)).toMatchObject({ status: 'ok', version: 4 });
    expect(await archive.archive(tenant.schema, stream)).toEqual({ streams: 1, events: 1 });
    const { events: all } = await events().load(tenant.schema, stream);
    expect(all.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  test('whose last event was taken as well would begin anew at version 1: the control', async () => {
    const stream = uuidv7();
    await append(stream, 'Noted', 'Closed');
    await clutch.owner.query(`delete from ${tenant.schema}.event where stream_id = $1`, [stream]);
    await append(stream, 'Noted');
    const { events: all } = await events().load(tenant.schema, stream);
    expect(all.map(({ version }) => version)).toEqual([1]);
  });

  test('is told from a damaged one', async () => {
    const stream = uuidv7();
    await append(stream, 'Noted', 'Closed');
    await checkpoint();
    await archive.archive(tenant.schema, stream);
    await clutch.owner.query(
      `update ${tenant.schema}.event_archive set body = set_byte(body, 5, get_byte(body, 5) # 1)`,
    );
    await expect(events().load(tenant.schema, stream)).rejects.toThrow('Block 0 of the event archive is damaged');
  });
});

describe('what is archived by itself', () => {
  test('was closed long enough ago and not opened again, and lies behind every checkpoint', async () => {
    const [closed, opened, open, young] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    for (const stream of [closed, opened]) await append(stream, 'Noted', 'Closed');
    await append(open, 'Noted', 'Noted');
    await append(opened, 'Noted');
    await append(young, 'Noted', 'Closed');
    const { rows } = await clutch.owner.query(
      `select recorded_at from ${tenant.schema}.event where stream_id = $1 order by position limit 1`,
      [young],
    );
    const before = rows[0].recorded_at as Date;
    before.setMilliseconds(before.getMilliseconds() + 1);
    await clutch.owner.query(
      `update ${tenant.schema}.event set recorded_at = recorded_at + interval '1 hour' where stream_id = $1`,
      [young],
    );

    await checkpoint(1);
    expect(await archive.archiveClosed(tenant.schema, { before })).toEqual({ streams: 0, events: 0, looked: 1 });
    await checkpoint();
    await clutch.owner.query(
      `insert into ${tenant.schema}.parked_event (name, shard, position, attempts, error) values ('notes.all', 0, 2, 1, '{}')`,
    );
    expect(await archive.archiveClosed(tenant.schema, { before })).toEqual({ streams: 0, events: 0, looked: 1 });
    await clutch.owner.query(`delete from ${tenant.schema}.parked_event`);
    expect(await archive.archiveClosed(tenant.schema, { before })).toEqual({ streams: 1, events: 1, looked: 7 });
    expect(await archive.archiveClosed(tenant.schema, { before, after: 7 })).toMatchObject({ streams: 0, looked: 7 });
    expect(await archive.archiveClosed(tenant.schema, { before: LATER })).toMatchObject({ streams: 1, looked: 9 });
    expect((await read(0, 20)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('comes to a subscription that begins anew, once and in order, while streams are being archived', async () => {
    const streams = Array.from({ length: 20 }, () => uuidv7());
    const many = Array.from({ length: 40 }, () => 'Noted' as const);
    for (const stream of [...streams, ...streams]) await append(stream, ...many);
    await checkpoint();
    for (const stream of streams.slice(0, 10)) await archive.archive(tenant.schema, stream);
    await clutch.owner.query(
      `insert into ${tenant.schema}.subscription (name, shard, position) values ('notes.feed', 0, 0)`,
    );
    const archiveTheRest = async (): Promise<void> => {
      while ((await hot()) > streams.length)
        for (const stream of streams.slice(10)) await archive.archive(tenant.schema, stream);
    };
    await Promise.all([project(clutch.kernel, tenant), archiveTheRest()]);
    expect(seen).toEqual(Array.from({ length: 1_600 }, (_, at) => at + 1));
  });

  test('keeps the log the same for every reader, whatever was written, closed and archived before', async () => {
    const step = fc.record({ stream: fc.nat(5), kind: fc.constantFrom('note', 'note', 'close', 'archive', 'sweep') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        tenant = await clutch.newTenant();
        await checkpoint();
        const streams = Array.from({ length: 6 }, () => uuidv7());
        let written = 0;
        for (const { stream, kind } of steps) {
          if (kind === 'archive') await archive.archive(tenant.schema, streams[stream]!);
          else if (kind === 'sweep') await archive.archiveClosed(tenant.schema, { before: LATER });
          else {
            await append(streams[stream]!, 'Noted', kind === 'close' ? 'Closed' : 'Noted');
            written += 2;
          }
        }
        const log = await read(0, 1_000);
        expect(log.map(({ position }) => position)).toEqual(Array.from({ length: written }, (_, at) => at + 1));
        expect(new Set(log.map(({ id }) => id)).size).toBe(written);
        for (const stream of streams) {
          const own = log.filter(({ streamId }) => streamId === stream);
          expect(own.map(({ version }) => version)).toEqual(own.map((_, at) => at + 1));
          expect((await events().load(tenant.schema, stream)).events).toEqual(own);
          const backward = await events().readStream(tenant.schema, stream, { direction: 'backward' });
          expect(backward).toEqual(own.toReversed());
        }
      }),
      { numRuns: 12 },
    );
  });
});
