import { DoesLongWork, ListExport } from '#kernel';
import { MaintenanceNeedRow } from '../projections/maintenance-needs.ts';
import { needList } from './fleet-lists.ts';
import { type MaintenanceNeedView, viewOfNeed } from './maintenance-need.dto.ts';

/** One line for each maintenance need that the asker may read. */
@DoesLongWork()
export class MaintenanceNeedExport extends ListExport<MaintenanceNeedRow, MaintenanceNeedView> {
  readonly kind = 'maintenance-need-export';
  protected readonly list = needList;
  protected readonly rows = { entity: MaintenanceNeedRow, view: viewOfNeed };
}
