import { shapeOf, typedId } from '#kernel';
import { type MaintenanceNeedRow } from '../projections/maintenance-needs.ts';

/** A need as people and programs read it. */
export class MaintenanceNeedView {
  /** `ned_…` */
  readonly id!: string;
  /** `veh_…` */
  readonly vehicleId!: string;
  /** The code that caused it, `P0118`. */
  readonly troubleCode!: string;
  /** What a workshop would do about it: `cooling-system`, `ignition`, `brakes` and others; `diagnostics` when nothing narrower is known. */
  readonly serviceCode!: string;
  /** `open` or `cleared`. */
  readonly status!: string;
  readonly openedAt!: string;
  readonly clearedAt!: string | null;
  /** The booking that met the need. */
  readonly bookingId!: string | null;
  readonly version!: number;
}

/** What a need is made of; what its ids name can be shown in it. */
export const needShape = shapeOf<MaintenanceNeedView>({
  id: true,
  vehicleId: 'veh',
  troubleCode: true,
  serviceCode: true,
  status: true,
  openedAt: true,
  clearedAt: true,
  bookingId: 'bkg',
  version: true,
});

export const viewOfNeed = (row: MaintenanceNeedRow): MaintenanceNeedView => ({
  id: typedId('ned', row.needId),
  vehicleId: typedId('veh', row.vehicleId),
  troubleCode: row.troubleCode,
  serviceCode: row.serviceCode,
  status: row.status,
  openedAt: row.openedAt.toISOString(),
  clearedAt: row.clearedAt?.toISOString() ?? null,
  bookingId: row.bookingId ? typedId('bkg', row.bookingId) : null,
  version: row.version,
});
