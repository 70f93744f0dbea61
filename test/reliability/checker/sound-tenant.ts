import { type LoggedEvent, type TenantState } from './tenant-state.ts';

export const uuid = (number: number): string => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const ZERO_ID = `bkg_${'0'.repeat(26)}`;
/** Of `uuid(number)`, for a digit. */
export const publicId = (prefix: string, number: number): string =>
  `${prefix}_01jc000000e008000000000${String(number).padStart(3, '0')}`;

export const [vehicleId, needId, bayId, technicianId, endpointId] = [1, 2, 3, 4, 5].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
];
export const bookingId = '00000000-0000-0000-0000-000000000000';
export const startsAt = '2030-05-04T09:00:00.000Z';
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

export function event(
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

export const EVENTS: readonly LoggedEvent[] = [
  event(1, 'vehicle', 'VehicleRegistered', vehicleId, { data: { vin: 'VIN', plate: null, label: null } }),
  event(2, 'vehicle', 'TroubleCodeDetected', vehicleId, { version: 2, data: { vehicleId, code: 'P0118' } }),
  event(3, 'maintenance-need', 'MaintenanceNeedOpened', needId, {
    data: { vehicleId, troubleCode: 'P0118', serviceCode: 'cooling-system' },
    meta: { command: uuid(203), causation: uuid(102) },
  }),
  event(4, 'booking', 'SlotHeld', bookingId, { data: slot }),
];

export const claim = (resource_id: string) => ({
  booking_id: bookingId,
  resource_id,
  starts_at: startsAt,
  ends_at: endsAt,
  state: 'held',
  expires_at: slot.holdExpiresAt,
});

export const SOUND: TenantState = {
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
  endpoints: [{ endpointId, afterPosition: 2, lastSeq: 2, eventTypes: ['*'] }],
  deliveries: [3, 4].map((position, index) => ({
    endpointId,
    seq: index + 1,
    eventId: uuid(100 + position),
    position,
  })),
  operations: [
    {
      operationId: uuid(7),
      kind: 'vehicle-import',
      state: 'done',
      done: 2,
      input: ['{"vin":"VIN"}', '{broken'],
      output: [
        JSON.stringify({ line: 1, status: 201, id: publicId('veh', 1) }),
        JSON.stringify({ line: 2, status: 400, problem: {} }),
      ],
    },
    {
      operationId: uuid(8),
      kind: 'booking-export',
      state: 'done',
      done: 1,
      input: [],
      output: [`{"id":"${ZERO_ID}"}`],
    },
  ],
  keyNames: ['First key'],
  billed: [],
  quotas: [{ unit: 'requests', percent: 80, used: 79, amount: 100 }],
  usage: { key_load: 1 },
};
