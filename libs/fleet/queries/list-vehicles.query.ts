import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, Keyset, type Page, type PageQuery, Paging, TenantDatabase } from '#kernel';
import { VehicleRow } from '../projections/vehicles.ts';
import { summaryOf, type VehicleSummary } from './vehicle.dto.ts';

const newestFirst = new Keyset<VehicleRow>([
  ['registeredAt', 'desc'],
  ['vehicleId', 'desc'],
]);

/** The vehicles of the tenant, the newest first. */
export class ListVehicles extends Query<Page<VehicleSummary>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListVehicles)
export class ListVehiclesHandler implements IQueryHandler<ListVehicles> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListVehicles): Promise<Page<VehicleSummary>> {
    const { schema } = currentTenant();
    return this.paging.page(page, {
      list: 'fleet.vehicles',
      keyset: newestFirst,
      fetch: (where, orderBy, limit) =>
        this.database.withEntities(schema, (em) => em.find(VehicleRow, where, { orderBy, limit })),
      view: summaryOf,
    });
  }
}
