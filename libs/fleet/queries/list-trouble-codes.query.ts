import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import {
  currentTenant,
  Keyset,
  Optional,
  type Page,
  PageQuery,
  Paging,
  TenantDatabase,
  DomainError,
  isAllowed,
} from '#kernel';
import { RequireVehicle } from '../contracts.ts';
import { vehicleSubject } from '../domain/subjects.ts';
import { TroubleCodeRow, VehicleRow } from '../projections/vehicles.ts';
import { type TroubleCodeView, viewOfCode } from './vehicle.dto.ts';

export class TroubleCodesQuery extends PageQuery {
  /** Only codes that are active, or only those that were cleared. */
  @Optional()
  @IsIn(['active', 'cleared'])
  readonly status?: 'active' | 'cleared';
}

const newestFirst = new Keyset<TroubleCodeRow>([
  ['detectedAt', 'desc'],
  ['detectionId', 'desc'],
]);

/** Each time that a code became active on the vehicle, the newest first. @throws DomainError `vehicle.not-found` */
export class ListTroubleCodes extends Query<Page<TroubleCodeView>> {
  constructor(
    readonly vehicleId: string,
    readonly query: TroubleCodesQuery,
  ) {
    super();
  }
}

@QueryHandler(ListTroubleCodes)
export class ListTroubleCodesHandler implements IQueryHandler<ListTroubleCodes> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly queries: QueryBus,
  ) {}

  async execute({ vehicleId, query }: ListTroubleCodes): Promise<Page<TroubleCodeView>> {
    const { schema } = currentTenant();
    await this.queries.execute(new RequireVehicle(vehicleId));
    const row = await this.database.withEntities(schema, (em) => em.findOne(VehicleRow, { vehicleId }));
    if (!isAllowed(vehicleSubject, 'read', row ?? { vehicleId }))
      throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
    const filter = { vehicleId, ...(query.status ? { status: query.status } : {}) };
    return this.paging.page(query, {
      list: 'fleet.trouble-codes',
      keyset: newestFirst,
      filter,
      fetch: (where, orderBy, limit) =>
        this.database.withEntities(schema, (em) =>
          em.find(TroubleCodeRow, { $and: [filter, where] }, { orderBy, limit }),
        ),
      view: viewOfCode,
    });
  }
}
