import { DomainError, type Fold } from '#kernel/domain';
import { parseTroubleCode } from './trouble-code.ts';
import { type VehicleEvent } from './vehicle-events.ts';
import { parseVin } from './vin.ts';

export type Vehicle =
  | { readonly status: 'none' }
  | { readonly status: 'registered'; readonly id: string; readonly activeCodes: readonly string[] };

export const vehicle: Fold<Vehicle, VehicleEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'VehicleRegistered':
        return { status: 'registered', id: data.vehicleId, activeCodes: [] };
      case 'TroubleCodeDetected':
        return state.status === 'none' ? state : { ...state, activeCodes: [...state.activeCodes, data.code] };
      case 'TroubleCodeCleared':
        return state.status === 'none'
          ? state
          : { ...state, activeCodes: state.activeCodes.filter((code) => code !== data.code) };
    }
  },
};

export interface Registration {
  readonly vehicleId: string;
  readonly vin: string;
  readonly plate: string | null;
  readonly label: string | null;
}

/** That a VIN is registered once in a tenant is the claim's business: a stream cannot see its neighbours. */
export function register(state: Vehicle, { vin, ...rest }: Registration): VehicleEvent[] {
  if (state.status === 'registered') return [];
  return [{ type: 'VehicleRegistered', data: { ...rest, vin: parseVin(vin) } }];
}

/** Vehicles repeat an active code at every ignition, so only its first report is an event. */
export function detectTroubleCode(
  state: Vehicle,
  report: { readonly code: string; readonly detectedAt: Date },
  now: Date,
): VehicleEvent[] {
  const { id, activeCodes } = registered(state);
  const troubleCode = parseTroubleCode(report.code);
  assertPlausible(report.detectedAt, now);
  if (activeCodes.includes(troubleCode.code)) return [];
  return [
    {
      type: 'TroubleCodeDetected',
      data: { vehicleId: id, ...troubleCode, detectedAt: report.detectedAt.toISOString() },
    },
  ];
}

/** Clearing what is not active changes nothing. */
export function clearTroubleCode(state: Vehicle, code: string, now: Date): VehicleEvent[] {
  const { id, activeCodes } = registered(state);
  if (!activeCodes.includes(code)) return [];
  return [{ type: 'TroubleCodeCleared', data: { vehicleId: id, code, clearedAt: now.toISOString() } }];
}

function registered(state: Vehicle) {
  if (state.status === 'none')
    throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
  return state;
}

const CLOCK_SKEW_MS = 5 * 60_000;
const EARLIEST = new Date('2000-01-01T00:00:00Z');

/** Devices without a fix tell 1970 or a far future; such a time would sort the code to the wrong end for ever. */
function assertPlausible(detectedAt: Date, now: Date): void {
  if (detectedAt >= EARLIEST && detectedAt.getTime() <= now.getTime() + CLOCK_SKEW_MS) return;
  const message = 'detectedAt must lie between 2000 and now; check the clock of the device';
  throw new DomainError('invalid', 'trouble-code.implausible-time', message, {
    detectedAt: detectedAt.toISOString(),
    now: now.toISOString(),
  });
}
