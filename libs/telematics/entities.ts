import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Where a vehicle was at one moment, by its own clock. */
export const PositionRow = defineEntity({
  name: 'PositionRow',
  tableName: 'telematics_position',
  schema: '*',
  properties: {
    vehicleId: p.uuid().primary(),
    recordedAt: p.datetime(3).primary(),
    latitude: p.float(),
    longitude: p.float(),
    speedKmh: p.float().strictNullable(),
    headingDegrees: p.float().strictNullable(),
    altitudeMetres: p.float().strictNullable(),
  },
});
export type PositionRow = InferEntity<typeof PositionRow>;
