import { policy } from '#kernel';
import { type BookingCompleted } from '#booking/contracts';
import { ClearMaintenanceNeed } from '../commands/clear-maintenance-need.command.ts';

/** When a booking that was made for a need is completed, the need is met. */
export const clearMaintenanceNeed = policy<BookingCompleted>('fleet.clear-maintenance-need', {
  BookingCompleted: ({ data: { bookingId, maintenanceNeedId } }) =>
    maintenanceNeedId === null ? [] : [new ClearMaintenanceNeed(maintenanceNeedId, bookingId)],
});
