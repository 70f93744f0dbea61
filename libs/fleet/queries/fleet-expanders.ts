import { EntityLists, type Expander, Expands } from '#kernel';
import { maintenanceNeedSubject, vehicleSubject } from '../domain/subjects.ts';
import { MaintenanceNeedRow } from '../projections/maintenance-needs.ts';
import { VehicleRow } from '../projections/vehicles.ts';
import { needList, vehicleList } from './fleet-lists.ts';
import { needShape, viewOfNeed } from './maintenance-need.dto.ts';
import { summaryOf, vehicleSummaryShape } from './vehicle.dto.ts';

/** Shows a vehicle, as lists do, inside of what refers to it. */
@Expands()
export class VehicleExpander implements Expander {
  readonly prefix = 'veh';
  readonly subject = vehicleSubject;
  readonly shape = vehicleSummaryShape;

  constructor(private readonly lists: EntityLists) {}

  load(ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return this.lists.byIds(ids, vehicleList, { entity: VehicleRow, view: summaryOf });
  }
}

/** Shows a maintenance need inside of what refers to it. */
@Expands()
export class MaintenanceNeedExpander implements Expander {
  readonly prefix = 'ned';
  readonly subject = maintenanceNeedSubject;
  readonly shape = needShape;

  constructor(private readonly lists: EntityLists) {}

  load(ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return this.lists.byIds(ids, needList, { entity: MaintenanceNeedRow, view: viewOfNeed });
  }
}
