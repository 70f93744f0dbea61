import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { projection } from '#kernel';
import { type MaintenanceNeedEvent } from '../domain/maintenance-need-events.ts';

export const MaintenanceNeedRow = defineEntity({
  name: 'MaintenanceNeedRow',
  tableName: 'fleet_maintenance_need',
  schema: '*',
  properties: {
    needId: p.uuid().primary(),
    vehicleId: p.uuid(),
    troubleCode: p.text(),
    serviceCode: p.text(),
    status: p.text(),
    version: p.integer(),
    openedAt: p.datetime(),
    clearedAt: p.datetime().nullable(),
    bookingId: p.uuid().nullable(),
  },
});

export type MaintenanceNeedRow = InferEntity<typeof MaintenanceNeedRow>;

/** What the fleet needs, and what was done about it. */
export const maintenanceNeeds = projection<MaintenanceNeedEvent>(
  'fleet.maintenance-needs',
  {
    MaintenanceNeedOpened: ({ version, data: { openedAt, ...need } }, rows) =>
      rows.put(MaintenanceNeedRow, {
        ...need,
        version,
        status: 'open',
        openedAt: new Date(openedAt),
        clearedAt: null,
        bookingId: null,
      }),
    MaintenanceNeedCleared: ({ version, data: { needId, bookingId, clearedAt } }, rows) =>
      rows.change(
        MaintenanceNeedRow,
        { needId },
        { version, status: 'cleared', clearedAt: new Date(clearedAt), bookingId },
      ),
  },
  { tables: [MaintenanceNeedRow] },
);
