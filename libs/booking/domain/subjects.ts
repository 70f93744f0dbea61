import { type AccessSubject } from '#kernel/domain';
import { type Booking } from './booking.ts';

/** What permissions say of bookings. A condition on the status means the one that is recorded: a hold is `held` until somebody records its end. */
export const bookingSubject: AccessSubject = {
  name: 'booking',
  actions: ['read', 'hold', 'request', 'confirm', 'start', 'complete', 'cancel'],
  columns: {
    bookingId: { kind: 'id', prefix: 'bkg' },
    status: { kind: 'text' },
    workshopId: { kind: 'id', prefix: 'wsh' },
    vehicleId: { kind: 'id', prefix: 'veh' },
    serviceCode: { kind: 'text' },
    maintenanceNeedId: { kind: 'id', prefix: 'ned', nullable: true },
    bayId: { kind: 'id', prefix: 'bay' },
    technicianId: { kind: 'id', prefix: 'tec' },
    startsAt: { kind: 'instant' },
    endsAt: { kind: 'instant' },
  },
  fields: [
    'status',
    'workshopId',
    'vehicleId',
    'serviceCode',
    'maintenanceNeedId',
    'bayId',
    'technicianId',
    'startsAt',
    'endsAt',
    'timeZone',
    'localStart',
    'holdExpiresAt',
    'note',
    'cancellationReason',
    'reason',
    'createdAt',
    'updatedAt',
  ],
  scopes: { workshop: 'workshopId', fleet: 'vehicleId' },
};

export const slotSubject: AccessSubject = { name: 'slot', actions: ['search'], open: ['search'], public: ['search'] };

/** A booking that a command has loaded, as rules see it; one that does not exist is for the decision to refuse. */
export function asSubject(state: Booking): Readonly<Record<string, unknown>> | null {
  return state.status === 'none' ? null : { ...state.slot, status: state.status };
}
