import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { erasedTexts, projection, type SubjectErased, uuidOf } from '#kernel';
import { type VehicleEvent } from '../domain/vehicle-events.ts';

export const VehicleRow = defineEntity({
  name: 'VehicleRow',
  tableName: 'fleet_vehicle',
  schema: '*',
  properties: {
    vehicleId: p.uuid().primary(),
    vin: p.text(),
    plate: p.text().nullable(),
    label: p.text().nullable(),
    version: p.integer(),
    registeredAt: p.datetime(),
  },
});

/** One row for each time that a code became active. */
export const TroubleCodeRow = defineEntity({
  name: 'TroubleCodeRow',
  tableName: 'fleet_trouble_code',
  schema: '*',
  properties: {
    detectionId: p.uuid().primary(),
    vehicleId: p.uuid(),
    code: p.text(),
    system: p.text(),
    description: p.text().nullable(),
    status: p.text(),
    detectedAt: p.datetime(),
    clearedAt: p.datetime().nullable(),
  },
});

export type VehicleRow = InferEntity<typeof VehicleRow>;
export type TroubleCodeRow = InferEntity<typeof TroubleCodeRow>;

/** The vehicles of the fleet with the codes that they reported. */
export const vehicles = projection<VehicleEvent | SubjectErased>(
  'fleet.vehicles',
  {
    VehicleRegistered: ({ version, recordedAt, data }, rows) =>
      rows.put(VehicleRow, { ...data, version, registeredAt: recordedAt }),
    TroubleCodeDetected({ id, version, data: { detectedAt, ...found } }, rows) {
      rows.change(VehicleRow, { vehicleId: found.vehicleId }, { version });
      rows.put(TroubleCodeRow, {
        ...found,
        detectionId: id,
        status: 'active',
        detectedAt: new Date(detectedAt),
        clearedAt: null,
      });
    },
    async TroubleCodeCleared({ version, data: { vehicleId, code, clearedAt } }, rows) {
      rows.change(VehicleRow, { vehicleId }, { version });
      const active = { vehicleId, code, status: 'active' };
      await rows.changeWhere(TroubleCodeRow, active, { status: 'cleared', clearedAt: new Date(clearedAt) });
    },
    async SubjectErased({ data: { subject } }, rows) {
      const vehicleId = uuidOf('veh', subject);
      const row = vehicleId === null ? undefined : await rows.find(VehicleRow, { vehicleId });
      if (row) rows.change(VehicleRow, { vehicleId: row.vehicleId }, erasedTexts(row, ['vin', 'plate', 'label']));
    },
  },
  { tables: [VehicleRow, TroubleCodeRow] },
);
