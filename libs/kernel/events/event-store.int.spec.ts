import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RequestContext, type TenantRef } from '../context/request-context.ts';
import { eventCatalogue, type Event } from '../domain.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type AppendRequest } from './append.ts';

type Noted = Event<'Noted', { text: string }>;
const notes = { name: 'notes', events: [eventCatalogue<Noted>({ Noted: { version: 1 } })] };

let clutch: TestInstallation;
let tenant: TenantRef;
let context: RequestContext;

beforeAll(async () => {
  clutch = await testInstallation([notes]);
  tenant = await clutch.newTenant();
  context = {
    requestId: 'req',
    correlation: 'cor',
    source: 'system',
    tenant,
    actor: { kind: 'system', id: 'test', name: 'Test' },
  };
});
afterAll(() => clutch.close());

const noted = (text: string): Noted => ({ type: 'Noted', data: { text } });
const append = (over: Partial<AppendRequest> = {}) =>
  clutch.kernel.events.append(context, {
    streamId: uuidv7(),
    category: 'note',
    expected: 'any',
    events: [noted('x')],
    ...over,
  });
const inTransaction = (over: Partial<AppendRequest> = {}) =>
  clutch.kernel.database.transaction(tenant.schema, (tx) =>
    clutch.kernel.events.appendIn(tx, context, {
      streamId: uuidv7(),
      category: 'note',
      expected: 'any',
      events: [noted('x')],
      ...over,
    }),
  );

describe.each([
  ['grouped', append],
  ['in a transaction', inTransaction],
])('an append %s', (_, add) => {
  test('answers the stream version and the log position', async () => {
    const streamId = uuidv7();
    const first = await add({ streamId, events: [noted('a'), noted('b')] });
    const second = await add({ streamId, expected: 2 });
    expect(first).toMatchObject({ status: 'ok', version: 2 });
    expect(second).toMatchObject({ status: 'ok', version: 3 });
    const { events } = await clutch.kernel.events.load(tenant.schema, streamId);
    expect(events.map(({ version, data }) => [version, data])).toEqual([
      [1, { text: 'a' }],
      [2, { text: 'b' }],
      [3, { text: 'x' }],
    ]);
  });

  test('keeps every mode of the expected version on missing and existing streams', async () => {
    const existing = uuidv7();
    await add({ streamId: existing });
    expect(await add({ expected: 'none' })).toMatchObject({ status: 'ok' });
    expect(await add({ streamId: existing, expected: 'none' })).toMatchObject({ status: 'conflict', version: 1 });
    expect(await add({ expected: 'exists' })).toMatchObject({ status: 'conflict', version: 0 });
    expect(await add({ streamId: existing, expected: 'exists' })).toMatchObject({ status: 'ok', version: 2 });
    expect(await add({ streamId: existing, expected: 1 })).toMatchObject({ status: 'conflict', version: 2 });
    expect(await add({ expected: 3 })).toMatchObject({ status: 'conflict', version: 0 });
  });

  test('takes effect once per command id, also with an empty batch', async () => {
    const command = { streamId: uuidv7(), commandId: uuidv7(), result: { fingerprint: 'f' }, expected: 0 };
    const first = await add(command);
    const again = await add(command);
    expect(again).toEqual({ ...first, status: 'duplicate' });
    const nothing = { commandId: uuidv7(), streamId: command.streamId, events: [], result: { fingerprint: 'g' } };
    expect(await add(nothing)).toMatchObject({ status: 'ok', version: 1 });
    expect(await add(nothing)).toMatchObject({ status: 'duplicate', version: 1 });
  });
});

test('of many appends that expect one version exactly one is ok, and the others learn the real version', async () => {
  const streamId = uuidv7();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => (i % 2 ? append : inTransaction)({ streamId, expected: 0 })),
  );
  expect(answers.filter(({ status }) => status === 'ok')).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 'conflict').every(({ version }) => version === 1)).toBe(true);
});

test('of twins that race with one command id one is ok and the rest are duplicates with its answer', async () => {
  const command = { streamId: uuidv7(), commandId: uuidv7(), result: { fingerprint: 'f' }, expected: 0 };
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? append : inTransaction)(command)));
  const ok = answers.filter(({ status }) => status === 'ok');
  expect(ok).toHaveLength(1);
  for (const answer of answers) expect(answer).toEqual({ ...ok[0], status: answer.status });
  expect(answers.every(({ status }) => status !== 'conflict')).toBe(true);
});

test('the log has no hole and no double under racing writers, rollbacks and conflicts', async () => {
  const fresh = await clutch.newTenant();
  const mine = { ...context, tenant: fresh };
  const streams = Array.from({ length: 8 }, () => uuidv7());
  const write = async (round: number) => {
    const request: AppendRequest = {
      streamId: streams[round % 8]!,
      category: 'note',
      events: [noted(`${round}`), noted('+')],
      expected: round % 5 === 0 ? 1 : 'any',
      ...(round % 3 === 0 ? { commandId: uuidv7(), result: { fingerprint: 'f' } } : {}),
    };
    if (round % 4 !== 0) return clutch.kernel.events.append(mine, request);
    return clutch.kernel.database.transaction(fresh.schema, async (tx) => {
      const answer = await clutch.kernel.events.appendIn(tx, mine, request);
      if (round % 8 === 0) throw new Error('rolled back on purpose');
      return answer;
    });
  };
  const answers = await Promise.allSettled(Array.from({ length: 400 }, (_, round) => write(round)));
  const acknowledged = answers.filter((a) => a.status === 'fulfilled' && a.value.status === 'ok').length;
  const log = await clutch.kernel.database.transaction(fresh.schema, async (tx) => ({
    head: await clutch.kernel.events.head(tx),
    events: await clutch.kernel.events.readLog(tx, { after: 0, limit: 5_000 }),
  }));
  expect(log.events).toHaveLength(acknowledged * 2);
  expect(log.events.map(({ position }) => position)).toEqual(log.events.map((_, index) => index + 1));
  expect(log.head).toBe(log.events.length);
  for (const streamId of streams) {
    const versions = log.events.filter((event) => event.streamId === streamId).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  }
});

test("one tenant's role can neither read nor write another tenant's log", async () => {
  const other = await clutch.newTenant();
  const asTenant = (sql: string) => clutch.kernel.database.read(tenant.schema, { text: sql });
  await expect(asTenant(`select * from ${other.schema}.event`)).rejects.toThrow('permission denied');
  await expect(asTenant(`update ${other.schema}.event_head set position = position + 1`)).rejects.toThrow(
    'permission denied',
  );
  await expect(clutch.kernel.platform.query({ text: `select * from ${other.schema}.event` })).rejects.toThrow(
    /permission denied|does not exist/,
  );
});

test('an append finds version and command by index, also where its plan was made when the tables were empty', async () => {
  const fresh = await clutch.newTenant();
  const mine = { ...context, tenant: fresh };
  const command = (): AppendRequest => ({
    streamId: uuidv7(),
    category: 'note',
    expected: 0,
    events: [noted('x')],
    commandId: uuidv7(),
    result: { fingerprint: 'f' },
  });
  const together = () => Promise.all(Array.from({ length: 4 }, () => clutch.kernel.events.append(mine, command())));
  await together();
  await clutch.owner.query(
    `insert into ${fresh.schema}.command_log (command_id, stream_id, version, position) select gen_random_uuid(), gen_random_uuid(), 1, 1 from generate_series(1, 5000)`,
  );
  const scanned = async () => {
    await clutch.owner.query('select pg_stat_clear_snapshot()');
    const { rows } = await clutch.owner.query<{ rows: string }>(
      `select sum(seq_tup_read) as rows from pg_stat_user_tables where schemaname = $1 and relname in ('command_log', 'event')`,
      [fresh.schema],
    );
    return Number(rows[0]!.rows);
  };
  const before = await scanned();
  for (let round = 0; round < 8; round += 1) await together();
  await new Promise((resolve) => setTimeout(resolve, 1_100)); // sessions report what they did once a second
  await together();
  expect(await scanned()).toBe(before);
});
