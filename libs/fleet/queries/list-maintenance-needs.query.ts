import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import {
  currentTenant,
  DomainError,
  EntityLists,
  isAllowed,
  IsTypedId,
  ListQuery,
  type ListRequest,
  Optional,
  type Page,
  TenantDatabase,
} from '#kernel';
import { maintenanceNeedSubject } from '../domain/subjects.ts';
import { MaintenanceNeedRow } from '../projections/maintenance-needs.ts';
import { needList } from './fleet-lists.ts';
import { type MaintenanceNeedView, viewOfNeed } from './maintenance-need.dto.ts';

export class MaintenanceNeedsQuery extends ListQuery {
  /** Only the needs of this vehicle. */
  @Optional()
  @IsTypedId('veh')
  readonly vehicleId?: string;

  /** Only needs that are open, or only those that are met. */
  @Optional()
  @IsIn(['open', 'cleared'])
  readonly status?: 'open' | 'cleared';
}

/** The needs of the fleet, the newest first. */
export class ListMaintenanceNeeds extends Query<Page<MaintenanceNeedView>> {
  constructor(readonly query: ListRequest & Pick<MaintenanceNeedsQuery, 'vehicleId' | 'status'>) {
    super();
  }
}

@QueryHandler(ListMaintenanceNeeds)
export class ListMaintenanceNeedsHandler implements IQueryHandler<ListMaintenanceNeeds> {
  constructor(private readonly lists: EntityLists) {}

  execute({ query }: ListMaintenanceNeeds): Promise<Page<MaintenanceNeedView>> {
    const { vehicleId, status } = query;
    const within = { ...(vehicleId ? { vehicleId } : {}), ...(status ? { status } : {}) };
    return this.lists.page(query, needList, { entity: MaintenanceNeedRow, within, view: viewOfNeed });
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
