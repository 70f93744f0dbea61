// What other contexts may know of the fleet. Ids are plain UUIDs, times ISO 8601 in UTC.
import { Query } from '@nestjs/cqrs';
import { type ActorRef } from '#kernel';

export type {
  TroubleCodeCleared,
  TroubleCodeDetected,
  VehicleEvent,
  VehicleRegistered,
  VehicleSystem,
} from './domain/vehicle-events.ts';
export type {
  MaintenanceNeedCleared,
  MaintenanceNeedEvent,
  MaintenanceNeedOpened,
} from './domain/maintenance-need-events.ts';

/** Whether the tenant has this vehicle. Reads the log itself, so that it is right at once after the registration. */
export class VehicleExists extends Query<boolean> {
  constructor(readonly vehicleId: string) {
    super();
  }
}

/**
 * Answers when the tenant has this vehicle, for a context that goes on only then. Never lags either.
 * @throws DomainError `vehicle.not-found`
 */
export class RequireVehicle extends Query<void> {
  constructor(readonly vehicleId: string) {
    super();
  }
}

/** A need as its stream tells it now. */
export interface MaintenanceNeedState {
  readonly needId: string;
  readonly vehicleId: string;
  readonly troubleCode: string;
  readonly serviceCode: string;
  readonly status: 'open' | 'cleared';
}

/** The need, or null when the tenant has none with this id. Reads the log itself and never lags. */
export class GetMaintenanceNeed extends Query<MaintenanceNeedState | null> {
  constructor(readonly needId: string) {
    super();
  }
}

/** One event in the life of a need, as a timeline shows it. */
export interface NeedHistoryEntry {
  /** When it was recorded, ISO 8601 in UTC. */
  readonly at: string;
  /** Event type, `MaintenanceNeedOpened`. */
  readonly type: string;
  readonly actor: ActorRef;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The events of a need in order; empty when the tenant has none with this id. Reads the log itself and never lags. */
export class MaintenanceNeedHistory extends Query<NeedHistoryEntry[]> {
  constructor(readonly needId: string) {
    super();
  }
}
