import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import {
  allowedRows,
  currentTenant,
  DomainError,
  isAllowed,
  IsTypedId,
  Keyset,
  Optional,
  type Page,
  PageQuery,
  Paging,
  TenantDatabase,
} from '#kernel';
import { maintenanceNeedSubject } from '../domain/subjects.ts';
import { MaintenanceNeedRow } from '../projections/maintenance-needs.ts';
import { type MaintenanceNeedView, viewOfNeed } from './maintenance-need.dto.ts';

export class MaintenanceNeedsQuery extends PageQuery {
  /** Only the needs of this vehicle. */
  @Optional()
  @IsTypedId('veh')
  readonly vehicleId?: string;

  /** Only needs that are open, or only those that are met. */
  @Optional()
  @IsIn(['open', 'cleared'])
  readonly status?: 'open' | 'cleared';
}

const newestFirst = new Keyset<MaintenanceNeedRow>([
  ['openedAt', 'desc'],
  ['needId', 'desc'],
]);

/** The needs of the fleet, the newest first. */
export class ListMaintenanceNeeds extends Query<Page<MaintenanceNeedView>> {
  constructor(readonly query: MaintenanceNeedsQuery) {
    super();
  }
}

@QueryHandler(ListMaintenanceNeeds)
export class ListMaintenanceNeedsHandler implements IQueryHandler<ListMaintenanceNeeds> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ query }: ListMaintenanceNeeds): Promise<Page<MaintenanceNeedView>> {
    const { schema } = currentTenant();
    const allowed = allowedRows(maintenanceNeedSubject, 'read');
    const { vehicleId, status } = query;
    const filter = { ...(vehicleId ? { vehicleId } : {}), ...(status ? { status } : {}) };
    return this.paging.page(query, {
      list: 'fleet.maintenance-needs',
      keyset: newestFirst,
      filter,
      fetch: async (where, orderBy, limit) =>
        allowed
          ? this.database.withEntities(schema, (em) =>
              em.find(MaintenanceNeedRow, { $and: [filter, allowed, where] }, { orderBy, limit }),
            )
          : [],
      view: viewOfNeed,
    });
  }
}

/** @throws DomainError `maintenance-need.not-found` */
export class ShowMaintenanceNeed extends Query<MaintenanceNeedView> {
  constructor(readonly needId: string) {
    super();
  }
}

@QueryHandler(ShowMaintenanceNeed)
export class ShowMaintenanceNeedHandler implements IQueryHandler<ShowMaintenanceNeed> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ needId }: ShowMaintenanceNeed): Promise<MaintenanceNeedView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(MaintenanceNeedRow, { needId }),
    );
    if (!row || !isAllowed(maintenanceNeedSubject, 'read', row))
      throw new DomainError('not-found', 'maintenance-need.not-found', 'There is no maintenance need with this id');
    return viewOfNeed(row);
  }
}
