import { type AccessSubject } from '#kernel/domain';

/** Positions and readings, which belong to a vehicle. */
export const positionSubject: AccessSubject = {
  name: 'position',
  actions: ['read', 'upload'],
  columns: { vehicleId: { kind: 'id', prefix: 'veh' } },
  scopes: { fleet: 'vehicleId' },
};
