import { type ShapeOf, shapeOf, typedId } from '#kernel';
import { type TroubleCodeRow, type VehicleRow } from '../projections/vehicles.ts';
import { MaintenanceNeedView, needShape } from './maintenance-need.dto.ts';

/** A vehicle in a list. */
export class VehicleSummary {
  /** `veh_…` */
  readonly id!: string;
  readonly vin!: string;
  readonly plate!: string | null;
  readonly label!: string | null;
  readonly registeredAt!: string;
  readonly version!: number;
}

/** One time that a code became active. */
export class TroubleCodeView {
  /** `P0118` */
  readonly code!: string;
  /** `powertrain`, `body`, `chassis` or `network`. */
  readonly system!: string;
  /** English; null for a code that is not in the shipped list, such as a maker's own. */
  readonly description!: string | null;
  /** `active` or `cleared`. */
  readonly status!: string;
  readonly detectedAt!: string;
  readonly clearedAt!: string | null;
}

/** A vehicle with what is wrong with it now. */
export class VehicleView extends VehicleSummary {
  /** Newest first, at most 100. */
  readonly activeTroubleCodes!: TroubleCodeView[];
  /** Newest first, at most 100. */
  readonly openNeeds!: MaintenanceNeedView[];
}

const summary = { id: true, vin: true, plate: true, label: true, registeredAt: true, version: true } as const;

/** What a vehicle is made of in a list, and where something refers to it. */
export const vehicleSummaryShape = shapeOf<VehicleSummary>(summary);

/** What a vehicle is made of by itself. */
export const vehicleShape = shapeOf<VehicleView>({
  ...summary,
  activeTroubleCodes: true,
  openNeeds: needShape as ShapeOf<MaintenanceNeedView>,
});

export const summaryOf = (row: VehicleRow): VehicleSummary => ({
  id: typedId('veh', row.vehicleId),
  vin: row.vin,
  plate: row.plate ?? null,
  label: row.label ?? null,
  registeredAt: row.registeredAt.toISOString(),
  version: row.version,
});

export const viewOfCode = (row: TroubleCodeRow): TroubleCodeView => ({
  code: row.code,
  system: row.system,
  description: row.description ?? null,
  status: row.status,
  detectedAt: row.detectedAt.toISOString(),
  clearedAt: row.clearedAt?.toISOString() ?? null,
});
