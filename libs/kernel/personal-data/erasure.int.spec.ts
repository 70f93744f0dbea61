import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentContext } from '../context/request-context.ts';
import { ERASED } from '../domain/personal-fields.ts';
import { uuidOf } from '../domain/typed-id.ts';
import { type ContextDefinition } from '../kernel.ts';
import { LogPositions } from '../subscriptions/log-positions.ts';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { guestOf, newVisit, VisitBook, visits } from '../testing/visits.ts';
import { Erasure } from './erasure.ts';
import { type PersonalRows } from './personal-rows.ts';
import { type SubjectKeys } from './subject-keys.ts';

/** A table of rows about guests that no projection keeps. */
const guestList: PersonalRows = {
  name: 'visits.guest-list',
  find: async (tx, subject) =>
    (await tx.query({ text: 'select 1 from guest where guest_id = $1', values: [uuidOf('gst', subject)] })).length > 0,
  erase: async (tx, subject) =>
    void (await tx.query({ text: 'delete from guest where guest_id = $1', values: [uuidOf('gst', subject)] })),
};
const withRows: ContextDefinition = { ...visits, personalRows: [guestList] };

let clutch: TestInstallation;
let book: VisitBook;

beforeAll(async () => {
  clutch = await testInstallation([withRows]);
  book = new VisitBook(clutch, await clutch.newTenant());
  const { schema } = book.tenant;
  await clutch.owner.query(`create table ${schema}.guest (guest_id uuid primary key, name text)`);
});
afterAll(() => clutch.close());

/** A visit of somebody who is on the list of guests, too. */
async function newGuest() {
  const visit = newVisit();
  const id = await book.append(visit);
  const { guestId, name } = visit.data.guest;
  await clutch.owner.query(`insert into ${book.tenant.schema}.guest values ($1, $2)`, [guestId, name]);
  return { subject: guestOf(visit), guestId, id };
}
const isListed = async (guestId: string): Promise<boolean> =>
  (await clutch.owner.query(`select 1 from ${book.tenant.schema}.guest where guest_id = $1`, [guestId])).rows.length >
  0;
const resume = () => clutch.as(book.tenant, () => clutch.kernel.erasure.resume(book.tenant, currentContext()!));
const certificateOf = (subject: string) => clutch.kernel.erasure.certificate(book.tenant, subject);

/** The erasure with a part that fails. */
function erasureWith(over: object): Erasure {
  const { database, events, subjectKeys, subscriptions } = clutch.kernel;
  const positions = new LogPositions(database);
  const parts = { database, events, subjectKeys, positions, personalRows: [guestList], subscriptions };
  return new Erasure({ ...parts, forgetTestMessages: () => Promise.resolve(), ...over });
}
/** Keys whose erasure never counts as complete. */
function unfinishing(): Partial<SubjectKeys> {
  const { subjectKeys: keys } = clutch.kernel;
  return { find: (...asked) => keys.find(...asked), erase: (...asked) => keys.erase(...asked), complete: cut };
}
const cut = (): Promise<never> => Promise.reject(new Error('cut short'));

describe('an erasure that is cut short', () => {
  test.each<[string, (subject: string) => Promise<unknown>]>([
    ['after the key was destroyed', (subject) => clutch.kernel.subjectKeys.erase(book.tenant.schema, subject)],
    ['before the event', (subject) => erase(erasureWith({ events: { append: cut } }), subject)],
    ['before the rows', (subject) => erase(erasureWith({ personalRows: [{ ...guestList, erase: cut }] }), subject)],
    ['before its end is noted', (subject) => erase(erasureWith({ subjectKeys: unfinishing() }), subject)],
  ])('%s is ended by the next sweep, as of the moment when it began', async (_, begin) => {
    const { subject, guestId, id } = await newGuest();
    await begin(subject).catch(() => undefined);
    expect((await book.read(id)).data.guest.name, 'unreadable from the first step on').toBe(ERASED);
    expect(await clutch.kernel.subjectKeys.unfinished(book.tenant.schema)).toEqual([subject]);
    await resume();
    expect(await isListed(guestId)).toBe(false);
    const certificate = await certificateOf(subject);
    expect(certificate).toMatchObject({
      subject,
      scrubbed: ['kernel.kept-answers', 'kernel.operations', 'visits.guest-list'],
      pending: [],
    });
    expect(certificate!.erasedAt).toEqual(await clutch.kernel.subjectKeys.erase(book.tenant.schema, subject));
    expect(await clutch.kernel.subjectKeys.unfinished(book.tenant.schema)).toEqual([]);
  });

  const erase = (erasure: Erasure, subject: string): Promise<unknown> =>
    clutch.as(book.tenant, () => erasure.erase(currentContext()!, subject));
});

test('many rows are erased in transactions of their own, one after the other, and the rest by the next sweep where that is cut short', async () => {
  const { subject } = await newGuest();
  const asked: (string | undefined)[] = [];
  const inSlices = (isCut: boolean): PersonalRows => ({
    ...guestList,
    erase: async (tx, of, from) => {
      if (isCut && from === '2') throw new Error('cut short');
      await tx.query({ text: 'insert into guest values ($1, $2)', values: [uuidv7(), `slice ${from}`] });
      asked.push(from);
      if (from === '2') return guestList.erase(tx, of);
      return from === undefined ? '1' : '2';
    },
  });
  const erase = (isCut: boolean) => {
    const erasure = erasureWith({ personalRows: [inSlices(isCut)] });
    return clutch.as(book.tenant, () => erasure.erase(currentContext()!, subject));
  };
  await expect(erase(true)).rejects.toThrow('cut short');
  const slices = `select name from ${book.tenant.schema}.guest where name like 'slice%'`;
  expect((await clutch.owner.query(slices)).rows, 'what was done stays done').toHaveLength(2);
  expect(await clutch.kernel.subjectKeys.unfinished(book.tenant.schema)).toEqual([subject]);
  await erase(false);
  expect(asked).toEqual([undefined, '1', undefined, '1', '2']);
  expect(await clutch.kernel.subjectKeys.unfinished(book.tenant.schema)).toEqual([]);
});

test('many erasures of one person at once are one', async () => {
  const { subject } = await newGuest();
  const certificates = await Promise.all(Array.from({ length: 8 }, () => book.erase(subject)));
  expect(new Set(certificates.map((one) => JSON.stringify(one))).size).toBe(1);
});

test('errors about events of the person are emptied, those about others stay', async () => {
  const { schema } = book.tenant;
  const [{ subject, id }, other] = [await newGuest(), await newGuest()];
  const error = JSON.stringify({ message: 'cannot write "Layla"' });
  const park = `insert into ${schema}.parked_event (name, shard, position, attempts, error) select 'visits.call', 0, position, 5, $1
    from ${schema}.event where stream_id = any($2)`;
  await clutch.owner.query(park, [error, [id, other.id]]);
  await clutch.owner.query(
    `insert into ${schema}.subscription (name, shard, position, error) select 'visits.board', 0, position - 1, $1
      from ${schema}.event where stream_id = $2`,
    [error, id],
  );
  await book.erase(subject);
  const { rows } = await clutch.owner.query<{ message: string }>(
    `select error ->> 'message' as message from ${schema}.parked_event order by position`,
  );
  expect(rows.map(({ message }) => message)).toEqual([ERASED, 'cannot write "Layla"']);
  const { rows: halted } = await clutch.owner.query<{ message: string }>(
    `select error ->> 'message' as message from ${schema}.subscription where name = 'visits.board'`,
  );
  expect(halted).toEqual([{ message: ERASED }]);
});

test('a person who is only in rows is known, and rows that must be kept keep everything', async () => {
  const visit = newVisit();
  const { guestId } = visit.data.guest;
  await clutch.owner.query(`insert into ${book.tenant.schema}.guest values ($1, 'Only listed')`, [guestId]);
  expect(await book.erase(guestOf(visit))).toMatchObject({ subject: guestOf(visit) });
  expect(await isListed(guestId)).toBe(false);

  const { subject, id } = await newGuest();
  const held = erasureWith({ personalRows: [{ ...guestList, find: () => Promise.reject(new Error('on hold')) }] });
  const erased = clutch.as(book.tenant, () => held.erase(currentContext()!, subject));
  await expect(erased).rejects.toThrow('on hold');
  expect((await book.read(id)).data.guest.name).toBe('Layla');
});
