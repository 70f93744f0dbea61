import { DoesLongWork, ListExport } from '#kernel';
import { VehicleRow } from '../projections/vehicles.ts';
import { vehicleList } from './fleet-lists.ts';
import { summaryOf, type VehicleSummary } from './vehicle.dto.ts';

/** One line for each vehicle that the asker may read. */
@DoesLongWork()
export class VehicleExport extends ListExport<VehicleRow, VehicleSummary> {
  readonly kind = 'vehicle-export';
  protected readonly list = vehicleList;
  protected readonly rows = { entity: VehicleRow, view: summaryOf };
}
