import { type AccessSubject } from '#kernel/domain';

const vehicleId = { kind: 'id', prefix: 'veh' } as const;

export const vehicleSubject: AccessSubject = {
  name: 'vehicle',
  actions: ['read', 'create'],
  columns: {
    vehicleId,
    vin: { kind: 'text' },
    plate: { kind: 'text', nullable: true },
    label: { kind: 'text', nullable: true },
    registeredAt: { kind: 'instant' },
  },
  fields: ['vin', 'plate', 'label', 'registeredAt', 'activeTroubleCodes', 'openNeeds'],
  scopes: { fleet: 'vehicleId' },
};

/** Reported of a vehicle, and read with it. */
export const troubleCodeSubject: AccessSubject = {
  name: 'trouble-code',
  actions: ['report'],
  columns: { vehicleId },
  fields: ['code', 'detectedAt'],
  scopes: { fleet: 'vehicleId' },
};

export const maintenanceNeedSubject: AccessSubject = {
  name: 'maintenance-need',
  actions: ['read'],
  columns: {
    vehicleId,
    troubleCode: { kind: 'text' },
    serviceCode: { kind: 'text' },
    status: { kind: 'text' },
    openedAt: { kind: 'instant' },
    bookingId: { kind: 'id', prefix: 'bkg', nullable: true },
  },
  fields: ['vehicleId', 'troubleCode', 'serviceCode', 'status', 'openedAt', 'clearedAt', 'bookingId'],
  scopes: { fleet: 'vehicleId' },
};
