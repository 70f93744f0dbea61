import { type InferEntity } from '@mikro-orm/core';
import { ListFields } from '#kernel';
import { workshopSubject } from '../domain/subjects.ts';
import { type WorkshopRow } from '../projections/workshops.ts';
import { workshopShape } from './workshop-view.dto.ts';

/** By what workshops can be looked for. */
export const workshopList = new ListFields<InferEntity<typeof WorkshopRow>>({
  name: 'partner.workshops',
  subject: workshopSubject,
  id: 'workshopId',
  sort: 'name',
  shape: workshopShape,
  fields: {
    id: { kind: 'id', prefix: 'wsh', column: 'workshopId' },
    name: { kind: 'text', sortable: true },
    timeZone: { kind: 'text' },
    latitude: { kind: 'number', operators: ['gte', 'lte'] },
    longitude: { kind: 'number', operators: ['gte', 'lte'] },
  },
});
