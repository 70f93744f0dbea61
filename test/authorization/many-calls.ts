import { randomInt } from 'node:crypto';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { vinOf } from '../reliability/kit/garage.ts';
import { type Call } from './call.ts';
import { slotOn, type World } from './world.ts';

const newVin = (): string => vinOf(randomInt(1_000_000));

/** Searches, and what is done to many things at once or takes long. */
export function manyCalls({ ids, canary }: World): Readonly<Record<string, Call>> {
  const { workshopId, vehicleId } = ids;
  const hold = { workshopId, vehicleId, serviceCode: 'oil-change', startsAt: slotOn(8) };
  const ofExport = { params: { operationId: ids['longWorkId']! } };
  return {
    searchWorkshops: { body: { filter: { name: { contains: canary } } } },
    searchVehicles: { body: { filter: { id: vehicleId } } },
    searchMaintenanceNeeds: { body: { filter: { vehicleId } } },
    searchBookings: { body: { filter: { not: { vehicleId: { ne: vehicleId } } } } },
    batchBookings: { body: { items: [{ action: 'hold', body: hold }] } },
    batchVehicles: { body: { atomic: true, items: [{ action: 'register', body: { vin: newVin() } }] } },
    batchWorkshops: { body: { items: [{ action: 'register', body: { ...NEAR_WORKSHOP, name: canary } }] } },
    importVehicles: { body: { vin: newVin(), label: canary }, headers: { 'content-type': 'application/x-ndjson' } },
    importWorkshops: {
      body: { ...NEAR_WORKSHOP, name: canary },
      headers: { 'content-type': 'application/x-ndjson' },
    },
    exportVehicles: { body: { format: 'csv' } },
    exportWorkshops: { body: { format: 'csv', filter: { name: { contains: canary } } } },
    exportMaintenanceNeeds: { body: { format: 'ndjson', filter: { status: 'open' } } },
    exportBookings: { body: { format: 'ndjson', filter: { status: 'held' } } },
    listOperations: {},
    getOperation: ofExport,
    getOperationResult: ofExport,
    cancelOperation: { ...ofExport, refusedWith: 'long-work.finished' },
  };
}
