import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { projection, type ProjectionRows, type StoredEvent, type SubjectErased, uuidOf } from '#kernel';
import { type OpeningHours } from '../domain/opening-hours.ts';
import { type Bay, type ServiceOffer, type Technician, withoutName, type WorkshopEvent } from '../domain/workshop.ts';

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

type Staff = Pick<InferEntity<typeof WorkshopRow>, 'workshopId' | 'technicians'>;

/** Takes the name of an erased technician out of every workshop. */
async function eraseTechnician({ data: { subject } }: StoredEvent<SubjectErased>, rows: ProjectionRows): Promise<void> {
  const technicianId = uuidOf('tec', subject);
  if (technicianId === null) return;
  const text = `select workshop_id as "workshopId", technicians from ${rows.nameOf(WorkshopRow)} where technicians @> $1`;
  const values = [JSON.stringify([{ technicianId }])];
  for (const { workshopId, technicians } of await rows.query<Staff>({ text, values }))
    rows.change(WorkshopRow, { workshopId }, { technicians: withoutName(technicians, technicianId) });
}

export const workshops = projection<WorkshopEvent | SubjectErased>(
  'partner.workshops',
  {
    WorkshopRegistered: ({ data, version }, rows) => rows.put(WorkshopRow, { ...data, version }),
    WorkshopChanged: ({ data: { workshopId, ...patch }, version }, rows) =>
      rows.change(WorkshopRow, { workshopId }, { ...patch, version }),
    SubjectErased: eraseTechnician,
  },
  { tables: [WorkshopRow] },
);
