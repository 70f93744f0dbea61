import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { currentContext } from '../context/request-context.ts';
import { ERASED } from '../domain/personal-fields.ts';
import { EventCodec } from '../events/event-codec.ts';
import { type EventRow, type StoredEvent } from '../events/stored-event.ts';
import { createKernel, type Kernel } from '../kernel.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { PostgresSubjectKeys } from './postgres-subject-keys.ts';
import { sealText } from './sealed-text.ts';
import { guestOf, hostOf, newVisit, VisitBook, type VisitNoted, visits } from '../testing/visits.ts';

let clutch: TestInstallation;
let other: Kernel;
let book: VisitBook;

beforeAll(async () => {
  clutch = await testInstallation([visits]);
  other = await createKernel(clutch.config, [visits]);
  book = new VisitBook(clutch, await clutch.newTenant());
});
afterAll(async () => {
  await other.close();
  await clutch.close();
});

const storedData = async (streamId: string): Promise<VisitNoted['data']> => {
  const text = `select data from ${book.tenant.schema}.event where stream_id = $1`;
  return (await clutch.owner.query<{ data: VisitNoted['data'] }>(text, [streamId])).rows[0]!.data;
};

describe('personal texts', () => {
  test('lie sealed in the log, each under the key of its person, and are read as they were written', async () => {
    const visit = newVisit({ home: { street: null } });
    const id = await book.append(visit);
    const stored = await storedData(id);
    expect(stored.guest).toMatchObject({ guestId: visit.data.guest.guestId, home: { street: null } });
    expect(stored.guest.name).toEqual({ k: guestOf(visit), v: 1, ct: expect.stringMatching(/^[\w+/]{40,}=*$/) });
    expect(stored.hosts.map(({ name }) => (name as unknown as { k: string }).k)).toEqual([
      hostOf(visit, 0),
      hostOf(visit, 1),
    ]);
    expect(await book.logText()).not.toMatch(/Layla|\+966|Sami|Huda/);
    expect((await book.read(id)).data).toEqual(visit.data);
  });

  test('of one value are sealed differently each time', async () => {
    const visit = newVisit({ phones: ['+1', '+1'] });
    const { phones } = (await storedData(await book.append(visit))).guest;
    expect(phones[0]).not.toEqual(phones[1]);
  });

  test('are not in the metadata: it knows who acted by id', async () => {
    const id = await book.append(newVisit());
    expect((await book.read(id)).meta.actor).toEqual({ kind: 'system', id: 'test' });
  });

  test('that were written before they were declared are still read', async () => {
    const visit = newVisit();
    const id = await book.append({ type: 'DoorOpened', data: { door: 'front' } });
    const clear = [JSON.stringify(visit.data), id];
    const text = `update ${book.tenant.schema}.event set type = 'VisitNoted', schema_version = 2, data = $1 where stream_id = $2`;
    await clutch.owner.query(text, clear);
    expect((await book.read(id)).data).toEqual(visit.data);
    await book.append({ ...visit, data: { ...visit.data, room: 8 } });
    await book.erase(guestOf(visit));
    expect((await book.read(id)).data.guest.name).toBe(ERASED);
  });

  test('of an older version open where that version had them, before the upcaster', async () => {
    const visit = newVisit();
    const id = await book.append(visit);
    const { rows } = await clutch.owner.query<{ event_id: string }>(
      `select event_id from ${book.tenant.schema}.event where stream_id = $1`,
      [id],
    );
    const { guest: visitor, ...rest } = visit.data;
    // A text is bound to its place, so that of the old version is made there.
    const keys = await clutch.kernel.subjectKeys.find(book.tenant.schema, [guestOf(visit)]);
    const key = keys.get(guestOf(visit))!;
    if (key === 'erased') throw new Error('not erased yet');
    const place = { tenant: book.tenant.id, eventId: rows[0]!.event_id, path: 'visitor.name' };
    const name = sealText(guestOf(visit), key, visitor.name, place);
    const old = { ...rest, visitor: { ...visitor, name } };
    const text = `update ${book.tenant.schema}.event set schema_version = 1, data = $1 where stream_id = $2`;
    await clutch.owner.query(text, [JSON.stringify(old), id]);
    expect((await book.read(id)).data).toEqual(visit.data);
  });

  test('that were moved to another place do not open', async () => {
    const visit = newVisit();
    const id = await book.append(visit);
    const schema = book.tenant.schema;
    await clutch.owner.query(
      `update ${schema}.event set data = jsonb_set(data, '{guest,name}', data #> '{guest,phones,0}') where stream_id = $1`,
      [id],
    );
    await expect(book.read(id)).rejects.toThrow('does not belong there');
  });

  test('cannot be faked by data that looks sealed', async () => {
    const visit = newVisit();
    const name = { k: guestOf(visit), v: 1, ct: 'AAAA' } as unknown as string;
    const faked = { ...visit, data: { ...visit.data, guest: { ...visit.data.guest, name } } };
    await expect(book.append(faked)).rejects.toThrow('{ k, v, ct }');
  });

  test('without a key of which nobody says that it was erased stop the reader: a lost key is no erasure', async () => {
    const visit = newVisit();
    const id = await book.append(visit);
    await clutch.owner.query('delete from keys.subject_key where subject = $1', [guestOf(visit)]);
    await expect(new VisitBook(clutch, book.tenant, other).read(id)).rejects.toThrow('never erased');
  });
});

describe('an erased person', () => {
  test('reads as erased in every event, and the others in it do not', async () => {
    const visit = newVisit();
    const id = await book.append(visit);
    await book.erase(guestOf(visit));
    expect((await book.read(id)).data).toEqual({
      ...visit.data,
      guest: { ...visit.data.guest, name: ERASED, phones: [ERASED, ERASED], home: { street: ERASED } },
    });
  });

  test('is erased for a process that had the key in memory, at once', async () => {
    const visit = newVisit();
    const id = await book.append(visit);
    const elsewhere = new VisitBook(clutch, book.tenant, other);
    // Its ear is open by the time that it has heard of another erasure.
    await expect
      .poll(async () => {
        const control = newVisit();
        const controlId = await book.append(control);
        await elsewhere.read(controlId);
        await book.erase(guestOf(control));
        await new Promise((resolve) => setTimeout(resolve, 100));
        return (await elsewhere.read(controlId)).data.guest.name;
      })
      .toBe(ERASED);
    expect((await elsewhere.read(id)).data.guest.name).toBe('Layla');
    await book.erase(guestOf(visit));
    await expect.poll(async () => (await elsewhere.read(id)).data.guest.name, { interval: 10 }).toBe(ERASED);
  });

  test('is not written about again, but what was read as erased may be', async () => {
    const visit = newVisit();
    await book.append(visit);
    await book.erase(guestOf(visit));
    await expect(book.append(visit)).rejects.toMatchObject({ kind: 'conflict', code: 'person.erased' });
    const { guestId } = visit.data.guest;
    const erased = { ...visit.data, guest: { guestId, name: ERASED, phones: [], home: { street: null } } };
    const again = await book.append({ ...visit, data: erased });
    expect((await book.read(again)).data).toEqual(erased);
  });

  test('is erased once: again gives the same certificate', async () => {
    const visit = newVisit();
    await book.append(visit);
    const first = await book.erase(guestOf(visit));
    expect(first).toMatchObject({ subject: guestOf(visit), erasedAt: expect.any(Date), pending: [] });
    expect(await book.erase(guestOf(visit))).toEqual(first);
    const told = `select count(*)::int as n from ${book.tenant.schema}.event where data->>'subject' = $1`;
    expect((await clutch.owner.query<{ n: number }>(told, [guestOf(visit)])).rows[0]!.n).toBe(1);
  });

  test('of whom nothing is known is nobody, and leaves no trace', async () => {
    const nobody = guestOf(newVisit());
    expect(await book.erase(nobody)).toBeNull();
    expect(await book.logText()).not.toContain(nobody);
  });

  test('of one tenant lives on in another', async () => {
    const neighbour = new VisitBook(clutch, await clutch.newTenant());
    const visit = newVisit();
    const [here, there] = [await book.append(visit), await neighbour.append(visit)];
    await book.erase(guestOf(visit));
    expect((await book.read(here)).data.guest.name).toBe(ERASED);
    expect((await neighbour.read(there)).data.guest.name).toBe('Layla');
  });
});

describe('the key of a person', () => {
  test('is forgotten because others are told: a process that hears nothing keeps it, and is found by this', async () => {
    const deaf = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined };
    const keys = new PostgresSubjectKeys(other.platform, other.rootKeys, deaf);
    const visit = newVisit();
    await book.append(visit);
    const keyOf = async () => (await keys.find(book.tenant.schema, [guestOf(visit)])).get(guestOf(visit));
    const before = await keyOf();
    await book.erase(guestOf(visit));
    expect(await keyOf()).toEqual(before);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    try {
      expect(await keyOf(), 'kept for a minute at most').toBe('erased');
    } finally {
      vi.useRealTimers();
    }
  });

  test('is one, whoever makes it first of many', async () => {
    const tenant = await clutch.newTenant();
    const [a, b] = [new VisitBook(clutch, tenant), new VisitBook(clutch, tenant, other)];
    const visit = newVisit();
    const ids = await Promise.all(Array.from({ length: 32 }, (_, n) => (n % 2 === 0 ? a : b).append(visit, uuidv7())));
    for (const id of ids) expect((await a.read(id)).data).toEqual(visit.data);
  });

  test('is asked for once for a page of many people, then not at all for a minute; a page without anybody asks nothing', async () => {
    const { platform, rootKeys, types } = other;
    let asked = 0;
    const counted = Object.assign(Object.create(platform) as typeof platform, {
      query: (statement: Parameters<typeof platform.query>[0]) => ((asked += 1), platform.query(statement)),
    });
    const deaf = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined };
    const codec = new EventCodec(types, new PostgresSubjectKeys(counted, rootKeys, deaf));
    const tenant = await clutch.newTenant();
    const full = new VisitBook(clutch, tenant);
    for (let n = 0; n < 20; n += 1) await full.append(newVisit());
    for (let n = 0; n < 3; n += 1) await full.append({ type: 'DoorOpened', data: { door: 'front' } });
    const { rows } = await clutch.owner.query<EventRow>(`select * from ${tenant.schema}.event order by position`);
    await codec.decode(tenant.schema, rows.slice(20));
    expect(asked).toBe(0);
    const first = await codec.decode(tenant.schema, rows);
    expect([asked, (first[0] as StoredEvent<VisitNoted>).data.guest.name]).toEqual([1, 'Layla']);
    await codec.decode(tenant.schema, rows);
    expect(asked).toBe(1);
  });

  test('is made in the middle of more transactions than there are connections', async () => {
    const tenant = await clutch.newTenant();
    const [fresh, most] = [new VisitBook(clutch, tenant), clutch.config.database.poolMax];
    const { database, events } = clutch.kernel;
    const inTransaction = (): Promise<unknown> =>
      database.transaction(tenant.schema, async (tx) => {
        await tx.query({ text: 'select pg_sleep(0.05)' });
        const request = { streamId: uuidv7(), category: 'visit', expected: 'none' as const, events: [newVisit()] };
        return events.appendIn(tx, currentContext()!, request);
      });
    await clutch.as(tenant, () => Promise.all(Array.from({ length: most * 2 }, inTransaction)));
    expect(await fresh.logText()).not.toContain('Layla');
  });

  test('is neither in the tenant’s schema nor readable by its role', async () => {
    await expect(
      clutch.kernel.database.read(book.tenant.schema, { text: 'select * from keys.subject_key' }),
    ).rejects.toThrow('permission denied');
  });
});
