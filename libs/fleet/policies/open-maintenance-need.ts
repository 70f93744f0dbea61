import { policy, uuidV5 } from '#kernel';
import { OpenMaintenanceNeed } from '../commands/open-maintenance-need.command.ts';
import { type TroubleCodeDetected } from '../domain/vehicle-events.ts';

/** UUIDv5 namespace of the needs' ids; fixed for ever, or a repeated detection would open a second need. */
const NEEDS = '1c7d6b0e-52a4-5f3b-8c1e-9a40d2b7e613';

/** When a trouble code becomes active, the vehicle needs a workshop. */
export const openMaintenanceNeed = policy<TroubleCodeDetected>('fleet.open-maintenance-need', {
  TroubleCodeDetected: ({ id, data: { vehicleId, code } }) => [
    new OpenMaintenanceNeed({ needId: uuidV5(NEEDS, id), vehicleId, troubleCode: code }),
  ],
});
