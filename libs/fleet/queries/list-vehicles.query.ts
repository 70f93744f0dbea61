import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { allowedRows, currentTenant, Keyset, type Page, type PageQuery, Paging, TenantDatabase } from '#kernel';
import { vehicleSubject } from '../domain/subjects.ts';
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
    const allowed = allowedRows(vehicleSubject, 'read');
    return this.paging.page(page, {
      list: 'fleet.vehicles',
      keyset: newestFirst,
      fetch: async (where, orderBy, limit) =>
        allowed
          ? this.database.withEntities(schema, (em) =>
              em.find(VehicleRow, { $and: [allowed, where] }, { orderBy, limit }),
            )
          : [],
      view: summaryOf,
    });
  }
}
