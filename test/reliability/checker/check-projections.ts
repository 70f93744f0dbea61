import { type LoggedEvent, type Row, type TenantState } from './tenant-state.ts';
import { type Violation } from './violation.ts';

/** A table as a fold of the log: written a second time, from the events' meaning alone. */
interface Fold {
  readonly table: string;
  readonly key: string;
  /** Changes the rows as the event says. */
  apply(event: LoggedEvent, rows: Map<string, Record<string, unknown>>): void;
}

const STATUS: Readonly<Record<string, string>> = {
  HoldExpired: 'expired',
  BookingRequested: 'requested',
  BookingConfirmed: 'confirmed',
  BookingStarted: 'started',
  BookingCompleted: 'completed',
  BookingCancelled: 'cancelled',
};

const bookings: Fold = {
  table: 'booking',
  key: 'booking_id',
  apply({ type, streamId, version, data }, rows) {
    if (type === 'SlotHeld') {
      rows.set(streamId, {
        booking_id: streamId,
        version,
        status: 'held',
        workshop_id: data['workshopId'],
        vehicle_id: data['vehicleId'],
        service_code: data['serviceCode'],
        maintenance_need_id: data['maintenanceNeedId'],
        bay_id: data['bayId'],
        technician_id: data['technicianId'],
        starts_at: data['startsAt'],
        ends_at: data['endsAt'],
        local_start: data['localStart'],
        hold_expires_at: data['holdExpiresAt'],
        note: null,
        cancellation_reason: null,
      });
    } else if (STATUS[type]) {
      const note = type === 'BookingRequested' ? { note: data['note'] } : {};
      const reason = type === 'BookingCancelled' ? { cancellation_reason: data['reason'] } : {};
      Object.assign(rows.get(streamId)!, { version, status: STATUS[type], ...note, ...reason });
    }
  },
};

const needs: Fold = {
  table: 'need',
  key: 'need_id',
  apply({ type, streamId, version, data }, rows) {
    if (type === 'MaintenanceNeedOpened') {
      const { vehicleId, troubleCode, serviceCode } = data;
      rows.set(streamId, {
        need_id: streamId,
        vehicle_id: vehicleId,
        trouble_code: troubleCode,
        service_code: serviceCode,
        status: 'open',
        version,
        booking_id: null,
      });
    }
    if (type === 'MaintenanceNeedCleared')
      Object.assign(rows.get(streamId)!, { status: 'cleared', version, booking_id: data['bookingId'] });
  },
};

const vehicles: Fold = {
  table: 'vehicle',
  key: 'vehicle_id',
  apply({ type, category, streamId, version, data }, rows) {
    if (type === 'VehicleRegistered')
      rows.set(streamId, {
        vehicle_id: streamId,
        vin: data['vin'],
        plate: data['plate'],
        label: data['label'],
        version,
      });
    else if (category === 'vehicle') Object.assign(rows.get(streamId)!, { version });
  },
};

const troubleCodes: Fold = {
  table: 'troubleCode',
  key: 'detection_id',
  apply({ type, eventId, data }, rows) {
    const { vehicleId, code } = data;
    if (type === 'TroubleCodeDetected')
      rows.set(eventId, { detection_id: eventId, vehicle_id: vehicleId, code, status: 'active' });
    if (type !== 'TroubleCodeCleared') return;
    const active = [...rows.values()].filter(
      (row) => row['vehicle_id'] === vehicleId && row['code'] === code && row['status'] === 'active',
    );
    for (const row of active) Object.assign(row, { status: 'cleared' });
  },
};

const workshops: Fold = {
  table: 'workshop',
  key: 'workshop_id',
  apply({ type, category, streamId, version, data }, rows) {
    if (type === 'WorkshopRegistered') rows.set(streamId, { workshop_id: streamId, name: data['name'], version });
    else if (category === 'workshop')
      Object.assign(rows.get(streamId)!, { version, ...('name' in data ? { name: data['name'] } : {}) });
  },
};

const bookableWorkshops: Fold = {
  table: 'bookableWorkshop',
  key: 'workshop_id',
  apply({ type, streamId, data }, rows) {
    if (type === 'WorkshopRegistered') rows.set(streamId, { workshop_id: streamId, name: data['name'] });
    if (type === 'WorkshopChanged' && 'name' in data) Object.assign(rows.get(streamId)!, { name: data['name'] });
  },
};

const FOLDS = [bookings, needs, vehicles, troubleCodes, workshops, bookableWorkshops];

/** Every projection's table equals what the log says, row by row. */
export function checkProjections({ events, tables }: TenantState): Violation[] {
  return FOLDS.flatMap(({ table, key, apply }) => {
    const wanted = new Map<string, Record<string, unknown>>();
    for (const event of events) apply(event, wanted);
    const differences = compareRows(tables[table]!, [...wanted.values()], key);
    return differences.map((what) => ({
      invariant: 'projections are the fold of the log' as const,
      what: `${table}: ${what}`,
    }));
  });
}

const ENDED = ['completed', 'cancelled', 'expired'];

/** Bay and technician are claimed by exactly the bookings that need them. A hold whose time is over may have lost its claims already. */
export function checkClaims({ events, tables, now }: TenantState): Violation[] {
  const rows = new Map<string, Record<string, unknown>>();
  const buffers = new Map(
    events
      .filter(({ type }) => type === 'SlotHeld')
      .map(({ streamId, data }) => [streamId, Number(data['bufferMinutes'])]),
  );
  for (const event of events) bookings.apply(event, rows);
  const isOverdue = (row: Row | undefined) => row?.['status'] === 'held' && String(row['hold_expires_at']) <= now;
  const wanted = [...rows.values()]
    .filter((row) => !ENDED.includes(String(row['status'])) && !isOverdue(row))
    .flatMap((row) => claimsOf(row, buffers.get(String(row['booking_id']))!));
  const found = tables['claim']!.filter(({ booking_id }) => !isOverdue(rows.get(String(booking_id))));
  const keyed = (claims: readonly Row[]) =>
    claims.map((claim) => ({ ...claim, key: `${String(claim['booking_id'])} ${String(claim['resource_id'])}` }));
  return compareRows(keyed(found), keyed(wanted), 'key').map((what) => ({
    invariant: 'claims follow the streams',
    what,
  }));
}

function claimsOf(booking: Row, bufferMinutes: number): Row[] {
  const { booking_id, starts_at, ends_at, hold_expires_at, bay_id, technician_id } = booking;
  const until = new Date(Date.parse(String(ends_at)) + bufferMinutes * 60_000).toISOString();
  const held = booking['status'] === 'held';
  return [bay_id, technician_id].map((resource_id) => ({
    booking_id,
    resource_id,
    starts_at,
    ends_at: until,
    state: held ? 'held' : 'confirmed',
    expires_at: held ? hold_expires_at : null,
  }));
}

/** One line for each row that only one side has, or that differs. */
function compareRows(found: readonly Row[], wanted: readonly Row[], key: string): string[] {
  const left = new Map(found.map((row) => [String(row[key]), canonical(row)]));
  const right = new Map(wanted.map((row) => [String(row[key]), canonical(row)]));
  const keys = new Set([...left.keys(), ...right.keys()]);
  const twice = found.length === left.size ? [] : [`${found.length - left.size} rows share a key`];
  const different = [...keys].filter((id) => left.get(id) !== right.get(id));
  return [
    ...twice,
    ...different.map((id) => `the table has ${left.get(id) ?? 'nothing'}, the log ${right.get(id) ?? 'nothing'}`),
  ];
}

function canonical(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
}
