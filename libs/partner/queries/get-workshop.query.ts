import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, isAllowed, TenantDatabase } from '#kernel';
import { workshopSubject } from '../domain/subjects.ts';
import { WorkshopRow } from '../projections/workshops.ts';
import { type WorkshopView, workshopView } from './workshop-view.dto.ts';

/** One workshop. @throws DomainError `workshop.not-found` */
export class GetWorkshop extends Query<WorkshopView> {
  constructor(readonly workshopId: string) {
    super();
  }
}

@QueryHandler(GetWorkshop)
export class GetWorkshopHandler implements IQueryHandler<GetWorkshop> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ workshopId }: GetWorkshop): Promise<WorkshopView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(WorkshopRow, { workshopId }),
    );
    if (!row || !isAllowed(workshopSubject, 'read', row))
      throw new DomainError('not-found', 'workshop.not-found', 'There is no such workshop');
    return workshopView(row);
  }
}
