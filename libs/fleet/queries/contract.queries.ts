import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, EventStore } from '#kernel';
import { MaintenanceNeeds, Vehicles } from '../aggregates.ts';
import {
  GetMaintenanceNeed,
  MaintenanceNeedHistory,
  type MaintenanceNeedState,
  type NeedHistoryEntry,
  RequireVehicle,
  VehicleExists,
} from '../contracts.ts';

@QueryHandler(VehicleExists)
export class VehicleExistsHandler implements IQueryHandler<VehicleExists> {
  constructor(private readonly vehicles: Vehicles) {}

  async execute({ vehicleId }: VehicleExists): Promise<boolean> {
    const { state } = await this.vehicles.load(vehicleId);
    return state.status === 'registered';
  }
}

@QueryHandler(RequireVehicle)
export class RequireVehicleHandler implements IQueryHandler<RequireVehicle> {
  constructor(private readonly vehicles: Vehicles) {}

  async execute({ vehicleId }: RequireVehicle): Promise<void> {
    const { state } = await this.vehicles.load(vehicleId);
    if (state.status === 'none')
      throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
  }
}

@QueryHandler(GetMaintenanceNeed)
export class GetMaintenanceNeedHandler implements IQueryHandler<GetMaintenanceNeed> {
  constructor(private readonly needs: MaintenanceNeeds) {}

  async execute({ needId }: GetMaintenanceNeed): Promise<MaintenanceNeedState | null> {
    const { state } = await this.needs.load(needId);
    return state.status === 'none' ? null : state;
  }
}

@QueryHandler(MaintenanceNeedHistory)
export class MaintenanceNeedHistoryHandler implements IQueryHandler<MaintenanceNeedHistory> {
  constructor(private readonly events: EventStore) {}

  async execute({ needId }: MaintenanceNeedHistory): Promise<NeedHistoryEntry[]> {
    const { events } = await this.events.load(currentTenant().schema, needId);
    return events
      .filter(({ category }) => category === 'maintenance-need')
      .map(({ recordedAt, type, meta, data }) => ({
        at: recordedAt.toISOString(),
        type,
        actor: meta.actor,
        data: { ...data },
      }));
  }
}
