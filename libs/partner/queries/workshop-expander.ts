import { EntityLists, type Expander, Expands } from '#kernel';
import { workshopSubject } from '../domain/subjects.ts';
import { WorkshopRow } from '../projections/workshops.ts';
import { workshopList } from './workshop-list.ts';
import { workshopShape, workshopView } from './workshop-view.dto.ts';

/** Shows a workshop inside of what refers to it. */
@Expands()
export class WorkshopExpander implements Expander {
  readonly prefix = 'wsh';
  readonly subject = workshopSubject;
  readonly shape = workshopShape;

  constructor(private readonly lists: EntityLists) {}

  load(ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return this.lists.byIds(ids, workshopList, { entity: WorkshopRow, view: workshopView });
  }
}
