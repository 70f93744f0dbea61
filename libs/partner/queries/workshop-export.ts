import { type InferEntity } from '@mikro-orm/core';
import { DoesLongWork, ListExport } from '#kernel';
import { WorkshopRow } from '../projections/workshops.ts';
import { workshopList } from './workshop-list.ts';
import { type WorkshopView, workshopView } from './workshop-view.dto.ts';

/** One line for each workshop that the asker may read. */
@DoesLongWork()
export class WorkshopExport extends ListExport<InferEntity<typeof WorkshopRow>, WorkshopView> {
  readonly kind = 'workshop-export';
  protected readonly list = workshopList;
  protected readonly rows = { entity: WorkshopRow, view: workshopView };
}
