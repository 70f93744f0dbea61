import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { allowedRows, currentTenant, Keyset, type Page, type PageQuery, Paging, TenantDatabase } from '#kernel';
import { workshopSubject } from '../domain/subjects.ts';
import { WorkshopRow } from '../projections/workshops.ts';
import { type WorkshopView, workshopView } from './workshop-view.dto.ts';

const byName = new Keyset<InferEntity<typeof WorkshopRow>>([
  ['name', 'asc'],
  ['workshopId', 'asc'],
]);

/** The workshops in order of their name. */
export class ListWorkshops extends Query<Page<WorkshopView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListWorkshops)
export class ListWorkshopsHandler implements IQueryHandler<ListWorkshops> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListWorkshops): Promise<Page<WorkshopView>> {
    const allowed = allowedRows(workshopSubject, 'read');
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page(page, {
        list: 'partner.workshops',
        keyset: byName,
        fetch: async (where, orderBy, limit) =>
          allowed ? em.find(WorkshopRow, { $and: [allowed, where] }, { orderBy, limit }) : [],
        view: workshopView,
      }),
    );
  }
}
