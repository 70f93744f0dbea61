import { policy } from '#kernel';
import { ClearTroubleCode } from '../commands/clear-trouble-code.command.ts';
import { type MaintenanceNeedCleared } from '../domain/maintenance-need-events.ts';

/** When a need is met, its trouble code is no longer active: should it come back, that is a new finding. */
export const clearTroubleCode = policy<MaintenanceNeedCleared>('fleet.clear-trouble-code', {
  MaintenanceNeedCleared: ({ data: { vehicleId, troubleCode } }) => [new ClearTroubleCode(vehicleId, troubleCode)],
});
