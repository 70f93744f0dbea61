import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { allowedRows, currentTenant, DomainError, isAllowed, TenantDatabase } from '#kernel';
import { maintenanceNeedSubject, vehicleSubject } from '../domain/subjects.ts';
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
      if (!row || !isAllowed(vehicleSubject, 'read', row))
        throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
      const codes = await em.find(
        TroubleCodeRow,
        { vehicleId, status: 'active' },
        { orderBy: { detectedAt: 'desc', detectionId: 'desc' }, limit: AT_MOST },
      );
      const allowed = allowedRows(maintenanceNeedSubject, 'read');
      const open = { $and: [{ vehicleId, status: 'open' }, allowed ?? {}] };
      const orderBy = { openedAt: 'desc', needId: 'desc' } as const;
      const needs = allowed ? await em.find(MaintenanceNeedRow, open, { orderBy, limit: AT_MOST }) : [];
      return { ...summaryOf(row), activeTroubleCodes: codes.map(viewOfCode), openNeeds: needs.map(viewOfNeed) };
    });
  }
}
