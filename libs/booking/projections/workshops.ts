import { defineEntity, p } from '@mikro-orm/core';
import { projection } from '#kernel';
import { type WorkshopEvent } from '#partner/contracts';
import { type WorkshopCalendar } from '../domain/workshop-calendar.ts';

/** What slot search knows of a workshop. */
export const BookableWorkshopRow = defineEntity({
  name: 'BookableWorkshopRow',
  tableName: 'booking_workshop',
  schema: '*',
  properties: {
    workshopId: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    latitude: p.float(),
    longitude: p.float(),
    openingHours: p.json<WorkshopCalendar['openingHours']>(),
    bays: p.json<WorkshopCalendar['bays']>(),
    technicians: p.json<WorkshopCalendar['technicians']>(),
    services: p.json<WorkshopCalendar['services']>(),
  },
});

export const bookableWorkshops = projection<WorkshopEvent>(
  'booking.workshops',
  {
    WorkshopRegistered: ({ data }, rows) => rows.put(BookableWorkshopRow, data),
    WorkshopChanged: ({ data: { workshopId, ...patch } }, rows) =>
      rows.change(BookableWorkshopRow, { workshopId }, patch),
  },
  { tables: [BookableWorkshopRow] },
);
