import { describe, expect, test } from 'vitest';
import { type Asked, History, type Reply } from '../kit/history.ts';
import { findViolations } from './check-tenant.ts';
import { type LoggedEvent, type TenantState } from './tenant-state.ts';

const uuid = (number: number): string => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const ZERO_ID = `bkg_${'0'.repeat(26)}`;

const [vehicleId, needId, bayId, technicianId, endpointId] = [1, 2, 3, 4, 5].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
];
const bookingId = '00000000-0000-0000-0000-000000000000';
const startsAt = '2030-05-04T09:00:00.000Z';
const endsAt = '2030-05-04T10:00:00.000Z';
const slot = {
  bookingId,
  workshopId: uuid(6),
  vehicleId,
  serviceCode: 'oil-change',
  maintenanceNeedId: null,
  bayId,
  technicianId,
  startsAt,
  endsAt,
  bufferMinutes: '0',
  localStart: '2030-05-04T09:00',
  holdExpiresAt: '2030-01-01T00:00:00.000Z',
};

function event(
  position: number,
  category: string,
  type: string,
  streamId: string,
  rest: Partial<LoggedEvent>,
): LoggedEvent {
  return {
    position,
    category,
    type,
    streamId,
    version: 1,
    eventId: uuid(100 + position),
    data: {},
    meta: { command: uuid(200 + position) },
    ...rest,
  };
}

const EVENTS: readonly LoggedEvent[] = [
  event(1, 'vehicle', 'VehicleRegistered', vehicleId, { data: { vin: 'VIN', plate: null, label: null } }),
  event(2, 'vehicle', 'TroubleCodeDetected', vehicleId, { version: 2, data: { vehicleId, code: 'P0118' } }),
  event(3, 'maintenance-need', 'MaintenanceNeedOpened', needId, {
    data: { vehicleId, troubleCode: 'P0118', serviceCode: 'cooling-system' },
    meta: { command: uuid(203), causation: uuid(102) },
  }),
  event(4, 'booking', 'SlotHeld', bookingId, { data: slot }),
];

const claim = (resource_id: string) => ({
  booking_id: bookingId,
  resource_id,
  starts_at: startsAt,
  ends_at: endsAt,
  state: 'held',
  expires_at: slot.holdExpiresAt,
});

const SOUND: TenantState = {
  schema: 't',
  now: '2029-01-01T00:00:00.000Z',
  head: 4,
  events: EVENTS,
  ledger: EVENTS.map(({ position, streamId, version }) => ({
    commandId: uuid(200 + position),
    streamId,
    version,
    position,
    refused: false,
  })),
  tables: {
    booking: [
      {
        booking_id: bookingId,
        version: 1,
        status: 'held',
        workshop_id: uuid(6),
        vehicle_id: vehicleId,
        service_code: 'oil-change',
        maintenance_need_id: null,
        bay_id: bayId,
        technician_id: technicianId,
        starts_at: startsAt,
        ends_at: endsAt,
        local_start: slot.localStart,
        hold_expires_at: slot.holdExpiresAt,
        note: null,
        cancellation_reason: null,
      },
    ],
    claim: [claim(bayId), claim(technicianId)],
    need: [
      {
        need_id: needId,
        vehicle_id: vehicleId,
        trouble_code: 'P0118',
        service_code: 'cooling-system',
        status: 'open',
        version: 1,
        booking_id: null,
      },
    ],
    vehicle: [{ vehicle_id: vehicleId, vin: 'VIN', plate: null, label: null, version: 2 }],
    troubleCode: [{ detection_id: uuid(102), vehicle_id: vehicleId, code: 'P0118', status: 'active' }],
    workshop: [],
    bookableWorkshop: [],
  },
  endpoints: [{ endpointId, afterPosition: 2, lastSeq: 2 }],
  deliveries: [3, 4].map((position, index) => ({
    endpointId,
    seq: index + 1,
    eventId: uuid(100 + position),
    position,
  })),
};

const HELD: Reply = { status: 201, body: JSON.stringify({ id: ZERO_ID, version: 1, position: 4 }) };
const REFUSED: Reply = { status: 409, body: '{"code":"booking.slot-taken","requestId":"req_1"}' };

function historyOf(...replies: Reply[]): History {
  const history = new History();
  const asked: Asked = history.begin('hold', `SlotHeld ${vehicleId} ${startsAt}`);
  asked.replies.push(...replies);
  return history;
}

const invariants = (state: TenantState, history?: History) =>
  new Set(findViolations(state, history).map(({ invariant }) => invariant));
const withEvents = (events: readonly LoggedEvent[]): TenantState => ({ ...SOUND, events, head: events.length });

describe('the checker', () => {
  test('finds nothing wrong with a sound tenant, whether the command was answered, repeated or left unknown', () => {
    for (const history of [historyOf(HELD), historyOf(HELD, HELD), historyOf()])
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
  ])('sees %s', (_, invariant, state, history) => {
    expect(invariants(state, history)).toContain(invariant);
  });
});
