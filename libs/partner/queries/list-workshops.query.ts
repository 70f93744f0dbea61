import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, type ListRequest, type Page } from '#kernel';
import { WorkshopRow } from '../projections/workshops.ts';
import { workshopList } from './workshop-list.ts';
import { type WorkshopView, workshopView } from './workshop-view.dto.ts';

/** The workshops, in order of their name unless another one is asked for. */
export class ListWorkshops extends Query<Page<WorkshopView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

@QueryHandler(ListWorkshops)
export class ListWorkshopsHandler implements IQueryHandler<ListWorkshops> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListWorkshops): Promise<Page<WorkshopView>> {
    return this.lists.page(request, workshopList, { entity: WorkshopRow, view: workshopView });
  }
}
