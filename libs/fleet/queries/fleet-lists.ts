import { ListFields, shapeOf } from '#kernel';
import { maintenanceNeedSubject, vehicleSubject } from '../domain/subjects.ts';
import { type MaintenanceNeedRow } from '../projections/maintenance-needs.ts';
import { type TroubleCodeRow, type VehicleRow } from '../projections/vehicles.ts';
import { needShape } from './maintenance-need.dto.ts';
import { type TroubleCodeView, vehicleSummaryShape } from './vehicle.dto.ts';

/** By what vehicles can be looked for. */
export const vehicleList = new ListFields<VehicleRow>({
  name: 'fleet.vehicles',
  subject: vehicleSubject,
  id: 'vehicleId',
  sort: '-registeredAt',
  shape: vehicleSummaryShape,
  fields: {
    id: { kind: 'id', prefix: 'veh', column: 'vehicleId' },
    vin: { kind: 'text', sortable: true },
    plate: { kind: 'text', nullable: true },
    label: { kind: 'text', nullable: true },
    registeredAt: { kind: 'instant', sortable: true },
  },
});

/** By what maintenance needs can be looked for. */
export const needList = new ListFields<MaintenanceNeedRow>({
  name: 'fleet.maintenance-needs',
  subject: maintenanceNeedSubject,
  id: 'needId',
  sort: '-openedAt',
  shape: needShape,
  fields: {
    id: { kind: 'id', prefix: 'ned', column: 'needId' },
    vehicleId: { kind: 'id', prefix: 'veh' },
    bookingId: { kind: 'id', prefix: 'bkg', nullable: true },
    troubleCode: { kind: 'text', sortable: true },
    serviceCode: { kind: 'text', sortable: true },
    status: { kind: 'text', values: ['open', 'cleared'] },
    openedAt: { kind: 'instant', sortable: true },
    clearedAt: { kind: 'instant', nullable: true },
  },
});

/** By what the trouble codes of a vehicle can be looked for. */
export const troubleCodeList = new ListFields<TroubleCodeRow>({
  name: 'fleet.trouble-codes',
  id: 'detectionId',
  sort: '-detectedAt',
  shape: shapeOf<TroubleCodeView>({
    code: true,
    system: true,
    description: true,
    status: true,
    detectedAt: true,
    clearedAt: true,
  }),
  fields: {
    code: { kind: 'text', sortable: true },
    system: { kind: 'text' },
    status: { kind: 'text', values: ['active', 'cleared'] },
    detectedAt: { kind: 'instant', sortable: true },
    clearedAt: { kind: 'instant', nullable: true },
  },
});
