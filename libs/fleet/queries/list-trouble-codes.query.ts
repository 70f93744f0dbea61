import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import {
  currentTenant,
  DomainError,
  EntityLists,
  isAllowed,
  ListQuery,
  type ListRequest,
  Optional,
  type Page,
  TenantDatabase,
} from '#kernel';
import { RequireVehicle } from '../contracts.ts';
import { vehicleSubject } from '../domain/subjects.ts';
import { TroubleCodeRow, VehicleRow } from '../projections/vehicles.ts';
import { troubleCodeList } from './fleet-lists.ts';
import { type TroubleCodeView, viewOfCode } from './vehicle.dto.ts';

export class TroubleCodesQuery extends ListQuery {
  /** Only codes that are active, or only those that were cleared. */
  @Optional()
  @IsIn(['active', 'cleared'])
  readonly status?: 'active' | 'cleared';
}

/** Each time that a code became active on the vehicle, the newest first. @throws DomainError `vehicle.not-found` */
export class ListTroubleCodes extends Query<Page<TroubleCodeView>> {
  constructor(
    readonly vehicleId: string,
    readonly query: ListRequest & Pick<TroubleCodesQuery, 'status'>,
  ) {
    super();
  }
}

@QueryHandler(ListTroubleCodes)
export class ListTroubleCodesHandler implements IQueryHandler<ListTroubleCodes> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lists: EntityLists,
    private readonly queries: QueryBus,
  ) {}

  async execute({ vehicleId, query }: ListTroubleCodes): Promise<Page<TroubleCodeView>> {
    const { schema } = currentTenant();
    await this.queries.execute(new RequireVehicle(vehicleId));
    const row = await this.database.withEntities(schema, (em) => em.findOne(VehicleRow, { vehicleId }));
    if (!isAllowed(vehicleSubject, 'read', row ?? { vehicleId }))
      throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
    const within = { vehicleId, ...(query.status ? { status: query.status } : {}) };
    return this.lists.page(query, troubleCodeList, { entity: TroubleCodeRow, within, view: viewOfCode });
  }
}
