import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, type ListRequest, type Page } from '#kernel';
import { VehicleRow } from '../projections/vehicles.ts';
import { vehicleList } from './fleet-lists.ts';
import { summaryOf, type VehicleSummary } from './vehicle.dto.ts';

/** The vehicles of the tenant, the newest first unless another order is asked for. */
export class ListVehicles extends Query<Page<VehicleSummary>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

@QueryHandler(ListVehicles)
export class ListVehiclesHandler implements IQueryHandler<ListVehicles> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListVehicles): Promise<Page<VehicleSummary>> {
    return this.lists.page(request, vehicleList, { entity: VehicleRow, view: summaryOf });
  }
}
