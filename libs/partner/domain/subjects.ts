import { type AccessSubject } from '#kernel/domain';

export const workshopSubject: AccessSubject = {
  name: 'workshop',
  actions: ['read', 'create', 'update'],
  columns: {
    workshopId: { kind: 'id', prefix: 'wsh' },
    name: { kind: 'text' },
    timeZone: { kind: 'text' },
    latitude: { kind: 'number' },
    longitude: { kind: 'number' },
  },
  fields: ['name', 'timeZone', 'location', 'openingHours', 'bays', 'technicians', 'services'],
  scopes: { workshop: 'workshopId' },
  // Whoever looks after some vehicles has to see where they could go.
  open: ['read'],
  public: ['read'],
};
