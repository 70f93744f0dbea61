import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { projection, type ProjectionRows, type StoredEvent, type SubjectErased, uuidOf } from '#kernel';
import { withoutName, type WorkshopEvent } from '#partner/contracts';
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

type Staff = Pick<InferEntity<typeof BookableWorkshopRow>, 'workshopId' | 'technicians'>;

/** Takes the name of an erased technician out of every workshop. */
async function eraseTechnician({ data: { subject } }: StoredEvent<SubjectErased>, rows: ProjectionRows): Promise<void> {
  const technicianId = uuidOf('tec', subject);
  if (technicianId === null) return;
  const text = `select workshop_id as "workshopId", technicians from ${rows.nameOf(BookableWorkshopRow)} where technicians @> $1`;
  const values = [JSON.stringify([{ technicianId }])];
  for (const { workshopId, technicians } of await rows.query<Staff>({ text, values }))
    rows.change(BookableWorkshopRow, { workshopId }, { technicians: withoutName(technicians, technicianId) });
}

export const bookableWorkshops = projection<WorkshopEvent | SubjectErased>(
  'booking.workshops',
  {
    WorkshopRegistered: ({ data }, rows) => rows.put(BookableWorkshopRow, data),
    WorkshopChanged: ({ data: { workshopId, ...patch } }, rows) =>
      rows.change(BookableWorkshopRow, { workshopId }, patch),
    SubjectErased: eraseTechnician,
  },
  { tables: [BookableWorkshopRow] },
);
