import { beforeEach, describe, expect, test } from 'vitest';
import { numbers, PolledApp } from './polled-app.ts';

const polled = new PolledApp();

/** What a program has done: each event's number, once for each time that it was worked on. */
type Work = number[];

/**
 * Reads page after page until there is no more. The process dies in every third page, between its work and the checkpoint, or the other
 * way round where it is hasty: what was not written down with the checkpoint is lost with the process.
 */
async function consume(work: Work, isHasty = false): Promise<void> {
  for (let page = 1; ; page += 1) {
    const { body } = await polled.read('?limit=7');
    if (body.data.length === 0 && !body.page.hasMore) return;
    const dies = page % 3 === 0;
    const done = isHasty && dies ? [] : body.data.map(({ data }) => data.n);
    if (dies && !isHasty) continue; // what it did goes with it: nobody has written it down
    const { status } = await polled.checkpoint(body.page.nextCursor, body.checkpoint.version);
    if (status === 200) work.push(...done);
  }
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('a program that polls', () => {
  test('polling sees each event once and in order, over restart', { timeout: 60_000 }, async () => {
    await polled.create({ name: 'warehouse', types: ['note.*'], from: 'beginning' });
    const work: Work = [];
    await polled.appendAll(...upTo(20));
    const first = await polled.read('?limit=7');
    await polled.restart(); // the program has read, and its page is not acknowledged
    expect(numbers(await polled.read('?limit=7'))).toEqual(numbers(first));
    const writing = (async () => {
      for (let n = 21; n <= 60; n += 1) await polled.append(n, n % 2 === 0 ? 'Noted' : 'Erased');
    })();
    await consume(work);
    await writing;
    await polled.restart();
    await consume(work);
    expect(work).toEqual(upTo(60));
  });

  test('one that checkpoints before it works is caught: the control', async () => {
    await polled.create({ name: 'warehouse', from: 'beginning' });
    await polled.appendAll(...upTo(30));
    const work: Work = [];
    await consume(work, true);
    expect(work).not.toEqual(upTo(30));
  });

  test('one that goes on by time instead of position skips what was recorded in one moment: the control', async () => {
    await polled.appendAll(1, 2, 3);
    await polled.clutch.owner.query(
      `update ${polled.tenant.schema}.event set recorded_at = '2026-11-01T10:00:00Z' where position < 3`,
    );
    const work: Work = [];
    const { body } = await polled.ask('GET', '/events');
    for (let after = ''; ;) {
      const event = body.data.find(({ timestamp }) => timestamp > after);
      if (!event) break;
      work.push(event.data.n);
      after = event.timestamp;
    }
    expect(work).toEqual([1, 3]);
  });

  test('passes over what is not for it, and its checkpoint gets past it too', async () => {
    await polled.create({ name: 'warehouse', types: ['note.erased'], from: 'beginning' });
    await polled.append(1);
    await polled.append(2, 'Erased');
    await polled.append(3, 'Whispered');
    const page = await polled.read();
    expect([numbers(page), page.body.page]).toEqual([[2], { nextCursor: '3', prevCursor: null, hasMore: false }]);
    expect((await polled.checkpoint('3', 1)).body).toMatchObject({
      position: 3,
      lag: 0,
      version: 2,
      types: ['note.erased'],
    });
  });
});

describe('places in the log', () => {
  beforeEach(async () => {
    await polled.appendAll(1, 2, 3, 4, 5);
    await polled.clutch.owner.query(
      `update ${polled.tenant.schema}.event set recorded_at = '2026-11-01T10:00:00Z'::timestamptz + position * interval '1 minute'`,
    );
    await polled.create({ name: 'warehouse', from: '2026-11-01T10:03:00Z' });
  });

  test('seek by time', async () => {
    expect(await polled.next()).toEqual([3, 4, 5]);
    for (const [to, expected] of [
      ['2026-11-01T10:04:00Z', [4, 5]],
      ['2026-11-01T10:03:00.001Z', [4, 5]],
      ['2026-11-01T13:02:00+03:00', [2, 3, 4, 5]],
      ['1999-01-01T00:00:00Z', [1, 2, 3, 4, 5]],
      ['2999-01-01T00:00:00Z', []],
    ] as const) {
      expect((await polled.seek(to)).status).toBe(200);
      expect(await polled.next()).toEqual(expected);
    }
  });

  test('a consumer seeks to beginning, end, position and event, and a page that was read before is not acknowledged', async () => {
    const before = await polled.read();
    for (const [to, expected] of [
      ['beginning', [1, 2, 3, 4, 5]],
      ['now', []],
      ['4', [5]],
      [before.body.data[0]!.id, [3, 4, 5]],
    ] as const) {
      expect((await polled.seek(to)).status).toBe(200);
      expect(await polled.next()).toEqual(expected);
    }
    expect(await polled.checkpoint('5', before.body.checkpoint.version)).toMatchObject({
      status: 412,
      code: 'version.mismatch',
    });
  });

  test('forward and back paging', async () => {
    const walk = async (order: string): Promise<number[]> => {
      const seen: number[] = [];
      for (let cursor = ''; ;) {
        const page = await polled.ask('GET', `/events?order=${order}&limit=2${cursor}`);
        seen.push(...numbers(page));
        if (!page.body.page.hasMore) return seen;
        cursor = `&cursor=${page.body.page.nextCursor}`;
      }
    };
    expect(await walk('asc')).toEqual([1, 2, 3, 4, 5]);
    expect(await walk('desc')).toEqual([5, 4, 3, 2, 1]);
  });

  test('beyond the log there are none, and a checkpoint does not go back', async () => {
    expect(await polled.seek('6')).toMatchObject({ status: 422, code: 'event-consumer.beyond-log' });
    expect(await polled.seek('2026-02-30T00:00:00Z')).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(await polled.checkpoint('1', 1)).toMatchObject({ status: 409, code: 'event-consumer.backward' });
    expect(await polled.checkpoint('now', 1)).toMatchObject({ status: 422, code: 'request.invalid' });
    const { body } = await polled.read();
    expect((await polled.checkpoint(body.data[1]!.id, 1)).body).toMatchObject({ position: 4, lag: 1, version: 2 });
    await polled.clutch.owner.query('update platform.event_consumer set position = 9 where tenant_id = $1', [
      polled.tenant.id,
    ]);
    expect(await polled.read()).toMatchObject({ status: 409, code: 'event-consumer.ahead-of-log' });
  });
});

test('an event that was archived is found by its id too, and one that there never was is not', async () => {
  const { kernel, owner } = polled.clutch;
  const { schema } = polled.tenant;
  await polled.append(1);
  const stream = await polled.appendStream([2, 3, 4].map((n) => ({ type: 'Noted', data: { n } })));
  const { id } = (await polled.ask('GET', '/events')).body.data[2]!;
  await owner.query(`insert into ${schema}.subscription (name, shard, position) values ('all', 0, 9)`);
  expect(await kernel.archive.archive(schema, stream)).toMatchObject({ events: 2 });
  await polled.create({ name: 'warehouse', from: id });
  expect(await polled.next()).toEqual([3, 4]);
  const never = `evt_${'0'.repeat(26)}`;
  expect(await polled.seek(never)).toMatchObject({ status: 422, code: 'event-consumer.unknown-event' });
});
