import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase } from '#kernel';
import { MaintenanceNeedRow } from '../projections/maintenance-needs.ts';
import { TroubleCodeRow, VehicleRow } from '../projections/vehicles.ts';
import { viewOfNeed } from './maintenance-need.dto.ts';
import { summaryOf, type VehicleView, viewOfCode } from './vehicle.dto.ts';

/** @throws DomainError `vehicle.not-found` */
export class GetVehicle extends Query<VehicleView> {
  constructor(readonly vehicleId: string) {
    super();
  }
}

const AT_MOST = 100;

@QueryHandler(GetVehicle)
export class GetVehicleHandler implements IQueryHandler<GetVehicle> {
  constructor(private readonly database: TenantDatabase) {}

  execute({ vehicleId }: GetVehicle): Promise<VehicleView> {
    return this.database.withEntities(currentTenant().schema, async (em) => {
      const row = await em.findOne(VehicleRow, { vehicleId });
      if (!row) throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
      const codes = await em.find(
        TroubleCodeRow,
        { vehicleId, status: 'active' },
        { orderBy: { detectedAt: 'desc', detectionId: 'desc' }, limit: AT_MOST },
      );
      const needs = await em.find(
        MaintenanceNeedRow,
        { vehicleId, status: 'open' },
        { orderBy: { openedAt: 'desc', needId: 'desc' }, limit: AT_MOST },
      );
      return { ...summaryOf(row), activeTroubleCodes: codes.map(viewOfCode), openNeeds: needs.map(viewOfNeed) };
    });
  }
}
