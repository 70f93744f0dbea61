import { describe, expect, test } from 'vitest';
import { type Asked, type AskedKind, History, type Reply } from '../kit/history.ts';
import { findViolations } from './check-tenant.ts';
import {
  bayId,
  bookingId,
  claim,
  event,
  EVENTS,
  publicId,
  SOUND,
  startsAt,
  uuid,
  vehicleId,
  ZERO_ID,
} from './sound-tenant.ts';
import { type LoggedEvent, type LongWorkState, type TenantState } from './tenant-state.ts';

const HELD: Reply = { status: 201, body: JSON.stringify({ id: ZERO_ID, version: 1, position: 4 }) };
const REFUSED: Reply = { status: 409, body: '{"code":"booking.slot-taken","requestId":"req_1"}' };

function historyOf(...replies: Reply[]): History {
  const history = new History();
  const asked: Asked = history.begin('hold', `SlotHeld ${vehicleId} ${startsAt}`);
  asked.replies.push(...replies);
  asked.tries = replies.length;
  for (const [kind, number] of [
    ['import', 7],
    ['export', 8],
  ] as const)
    history.begin(kind).replies.push({ status: 202, body: JSON.stringify({ id: publicId('op', number) }) });
  return history;
}

/** Two requests with a key of their own were answered, and counted was one. */
function countedHistory(killedAfterMs: number, awayMs = 0): History {
  const history = new History('key_load');
  history.begin('hold').tries = 2;
  history.answers.push({ apiUrl: 'one', at: 1_000 }, { apiUrl: 'other', at: 1_000 });
  history.kills.push({ apiUrl: 'other', at: 1_000 + killedAfterMs });
  history.outages.push({ from: 500, to: 1_000 + awayMs });
  for (const work of historyOf().asked) history.asked.push(work);
  return history;
}

const [IMPORT, EXPORT] = SOUND.operations as [LongWorkState, LongWorkState];
const withWork = (changed: Partial<LongWorkState>, of = IMPORT): TenantState => ({
  ...SOUND,
  operations: SOUND.operations.map((work) => (work === of ? { ...work, ...changed } : work)),
});
const CONFIRMED = event(5, 'booking', 'BookingConfirmed', bookingId, { version: 2 });
const BILL = { unit: 'bookings.confirmed', eventId: CONFIRMED.eventId };
const WARNED = event(5, 'quota-warning', 'QuotaWarned', uuid(20), { data: { unit: 'requests', percent: '80' } });
const USED_UP = [{ unit: 'requests', percent: 80, used: 80, amount: 100 }];

/** Something else was asked for, too, and acknowledged. */
function withAsked(kind: AskedKind, marker: string): History {
  const history = historyOf();
  history.begin(kind, marker).replies.push({ status: 201, body: '{}' });
  return history;
}

const invariants = (state: TenantState, history?: History) =>
  new Set(findViolations(state, history).map(({ invariant }) => invariant));
const withEvents = (events: readonly LoggedEvent[]): TenantState => ({ ...SOUND, events, head: events.length });

describe('the checker', () => {
  test('finds nothing wrong with a sound tenant, whether the command was answered, repeated or left unknown', () => {
    for (const history of [
      historyOf(HELD),
      historyOf(HELD, HELD),
      historyOf(),
      countedHistory(500),
      countedHistory(5_000, 3_000),
    ])
      expect(findViolations(SOUND, history)).toEqual([]);
  });

  test.each<[string, string, TenantState, History?]>([
    [
      'an acknowledged command without events',
      'no acknowledged command is lost',
      withEvents(EVENTS.slice(0, 3)),
      historyOf(HELD),
    ],
    [
      'a receipt that points elsewhere',
      'no acknowledged command is lost',
      SOUND,
      historyOf({ ...HELD, body: HELD.body.replace('4', '3') }),
    ],
    [
      'a command without its row in the ledger',
      'no acknowledged command is lost',
      { ...SOUND, ledger: SOUND.ledger.slice(1) },
    ],
    [
      'a wish fulfilled twice under two keys',
      'no command takes effect twice',
      withEvents([...EVENTS, { ...EVENTS[3]!, position: 5, streamId: uuid(9), meta: { command: uuid(9) } }]),
      historyOf(HELD),
    ],
    [
      'a command id on two streams',
      'no command takes effect twice',
      withEvents([...EVENTS, { ...EVENTS[3]!, position: 5, streamId: uuid(9) }]),
    ],
    ['a refusal of what was done', 'one answer per command', SOUND, historyOf(REFUSED)],
    ['two answers to one command', 'one answer per command', SOUND, historyOf(HELD, { ...HELD, status: 200 })],
    [
      'a position that is missing',
      'no holes in the log',
      { ...SOUND, events: EVENTS.filter(({ position }) => position !== 2) },
    ],
    [
      'a version that is missing',
      'no holes in the log',
      withEvents(EVENTS.map((one) => (one.position === 2 ? { ...one, version: 3 } : one))),
    ],
    [
      'an event id that occurs again',
      'no holes in the log',
      withEvents(EVENTS.map((one) => (one.position === 2 ? { ...one, eventId: EVENTS[0]!.eventId } : one))),
    ],
    ['a head beyond the log', 'no holes in the log', { ...SOUND, head: 5 }],
    [
      'a row of a projection that is missing',
      'projections are the fold of the log',
      { ...SOUND, tables: { ...SOUND.tables, need: [] } },
    ],
    [
      'a row of a projection that is stale',
      'projections are the fold of the log',
      { ...SOUND, tables: { ...SOUND.tables, booking: [{ ...SOUND.tables['booking']![0], status: 'cancelled' }] } },
    ],
    [
      'a claim that is missing',
      'claims follow the streams',
      { ...SOUND, tables: { ...SOUND.tables, claim: [claim(bayId)] } },
    ],
    [
      'a claim that nobody made',
      'claims follow the streams',
      { ...SOUND, tables: { ...SOUND.tables, claim: [...SOUND.tables['claim']!, claim(uuid(9))] } },
    ],
    [
      'a fault that no need followed',
      'policies follow each event once',
      withEvents(EVENTS.map((one) => (one.position === 3 ? { ...one, meta: { command: uuid(203) } } : one))),
    ],
    [
      'a webhook that is missing',
      'webhooks are numbered in order, each event once',
      { ...SOUND, deliveries: SOUND.deliveries.slice(0, 1) },
    ],
    [
      'webhooks out of order',
      'webhooks are numbered in order, each event once',
      { ...SOUND, deliveries: SOUND.deliveries.map((one) => ({ ...one, seq: 3 - one.seq })) },
    ],
    [
      'a key that was made twice',
      'no command takes effect twice',
      { ...SOUND, keyNames: ['Key 0', 'Key 0'] },
      withAsked('issue-key', 'key Key 0'),
    ],
    ['an operation that is gone', 'no acknowledged command is lost', { ...SOUND, operations: [EXPORT] }, historyOf()],
    [
      'two operations for one wish',
      'no command takes effect twice',
      { ...SOUND, operations: [...SOUND.operations, { ...EXPORT, operationId: uuid(9) }] },
      historyOf(),
    ],
    ['work that failed', 'long work ends, and tells of each line once', withWork({ state: 'failed' })],
    [
      'a line that is told twice',
      'long work ends, and tells of each line once',
      withWork({ output: [...IMPORT.output, ...IMPORT.output] }),
    ],
    [
      'a line that tells of another vehicle',
      'long work ends, and tells of each line once',
      withWork({ output: [JSON.stringify({ line: 1, status: 201, id: publicId('veh', 2) }), IMPORT.output[1]!] }),
    ],
    [
      'a wrong line that is told to be right',
      'long work ends, and tells of each line once',
      withWork({ output: IMPORT.output.toReversed() }),
    ],
    [
      'a booking that is exported twice',
      'long work ends, and tells of each line once',
      withWork({ done: 2, output: [...EXPORT.output, ...EXPORT.output] }, EXPORT),
    ],
    ['a billed event that was not counted', 'each billed event is counted once', withEvents([...EVENTS, CONFIRMED])],
    [
      'a billed event that was counted twice',
      'each billed event is counted once',
      { ...withEvents([...EVENTS, CONFIRMED]), billed: [BILL, BILL] },
    ],
    ['a bill for what did not happen', 'each billed event is counted once', { ...SOUND, billed: [BILL] }],
    ['requests that were not counted', 'usage loses seconds at the most', SOUND, countedHistory(5_000)],
    [
      'requests that were not counted long after Postgres was back',
      'usage loses seconds at the most',
      SOUND,
      countedHistory(5_000, 1_000),
    ],
    [
      'requests that were counted twice',
      'usage loses seconds at the most',
      { ...SOUND, usage: { key_load: 3 } },
      countedHistory(500),
    ],
    ['a quota that is used up in silence', 'quota warnings are told once each', { ...SOUND, quotas: USED_UP }],
    [
      'a warning that is told twice',
      'quota warnings are told once each',
      { ...withEvents([...EVENTS, WARNED, { ...WARNED, position: 6, streamId: uuid(21) }]), quotas: USED_UP },
    ],
    ['a warning before its time', 'quota warnings are told once each', withEvents([...EVENTS, WARNED])],
  ])('sees %s', (_, invariant, state, history) => {
    expect(invariants(state, history)).toContain(invariant);
  });
});
