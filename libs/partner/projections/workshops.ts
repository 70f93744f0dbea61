import { defineEntity, p } from '@mikro-orm/core';
import { projection } from '#kernel';
import { type OpeningHours } from '../domain/opening-hours.ts';
import { type Bay, type ServiceOffer, type Technician, type WorkshopEvent } from '../domain/workshop.ts';

/** A workshop as the list shows it. */
export const WorkshopRow = defineEntity({
  name: 'WorkshopRow',
  tableName: 'partner_workshop',
  schema: '*',
  properties: {
    workshopId: p.uuid().primary(),
    version: p.integer(),
    name: p.text(),
    timeZone: p.text(),
    latitude: p.float(),
    longitude: p.float(),
    openingHours: p.json<readonly OpeningHours[]>(),
    bays: p.json<readonly Bay[]>(),
    technicians: p.json<readonly Technician[]>(),
    services: p.json<readonly ServiceOffer[]>(),
  },
});

export const workshops = projection<WorkshopEvent>(
  'partner.workshops',
  {
    WorkshopRegistered: ({ data, version }, rows) => rows.put(WorkshopRow, { ...data, version }),
    WorkshopChanged: ({ data: { workshopId, ...patch }, version }, rows) =>
      rows.change(WorkshopRow, { workshopId }, { ...patch, version }),
  },
  { tables: [WorkshopRow] },
);
