import { type Event, eventCatalogue, type EventJson, type Fold, publicEvent, shown, typedId } from '#kernel/domain';

/** What was promised: where, what, when, by which bay and technician. Ids are plain UUIDs, times ISO 8601 in UTC. */
export interface Slot {
  readonly bookingId: string;
  readonly workshopId: string;
  readonly vehicleId: string;
  readonly serviceCode: string;
  readonly maintenanceNeedId: string | null;
  readonly bayId: string;
  readonly technicianId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Bay and technician stay reserved this long behind `endsAt`. */
  readonly bufferMinutes: number;
  /** The workshop's, IANA; `localStart` is the wall-clock time that was shown, `2026-05-01T09:00`. */
  readonly timeZone: string;
  readonly localStart: string;
  readonly holdExpiresAt: string;
}

/** A slot is reserved for a short while. */
export type SlotHeld = Event<'SlotHeld', Slot>;
/** Nobody asked for the slot in time; it is free again. */
export type HoldExpired = Event<'HoldExpired', { readonly bookingId: string }>;
/** What somebody wrote belongs to the keeper of the vehicle; before version 2 an event did not say which that was. */
interface Told {
  readonly bookingId: string;
  readonly vehicleId: string | null;
}
/** The customer asks for the slot; it stays reserved from now on. */
export type BookingRequested = Event<'BookingRequested', Told & { readonly note: string | null }>;
/** The workshop has agreed. */
export type BookingConfirmed = Event<'BookingConfirmed', { readonly bookingId: string }>;
export type BookingStarted = Event<'BookingStarted', { readonly bookingId: string; readonly startedAt: string }>;
/** The work is done; what it was for is named, so that others need not ask. */
export type BookingCompleted = Event<
  'BookingCompleted',
  Pick<Slot, 'bookingId' | 'workshopId' | 'vehicleId' | 'maintenanceNeedId'> & { readonly completedAt: string }
>;
export type BookingCancelled = Event<'BookingCancelled', Told & { readonly reason: string }>;

export type BookingEvent =
  SlotHeld | HoldExpired | BookingRequested | BookingConfirmed | BookingStarted | BookingCompleted | BookingCancelled;

export type BookingStatus = 'held' | 'requested' | 'confirmed' | 'started' | 'completed' | 'cancelled' | 'expired';

export type Booking = { readonly status: 'none' } | { readonly status: BookingStatus; readonly slot: Slot };

export const booking: Fold<Booking, BookingEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'SlotHeld':
        return { status: 'held', slot: data };
      case 'HoldExpired':
        return inStatus(state, 'expired');
      case 'BookingRequested':
        return inStatus(state, 'requested');
      case 'BookingConfirmed':
        return inStatus(state, 'confirmed');
      case 'BookingStarted':
        return inStatus(state, 'started');
      case 'BookingCompleted':
        return inStatus(state, 'completed');
      case 'BookingCancelled':
        return inStatus(state, 'cancelled');
    }
  },
};

function inStatus(state: Booking, status: BookingStatus): Booking {
  return state.status === 'none' ? state : { ...state, status };
}

const id = ({ bookingId }: { readonly bookingId: string }) => ({ bookingId: typedId('bkg', bookingId) });
const keeper = ({ vehicleId }: Told): string => typedId('veh', vehicleId!);
const withoutVehicle = { 1: (data: EventJson): EventJson => ({ ...data, vehicleId: null }) };
const need = (needId: string | null): string | null => (needId === null ? null : typedId('ned', needId));

export const bookingEvents = eventCatalogue<BookingEvent>({
  SlotHeld: {
    version: 1,
    public: publicEvent({
      type: 'booking.held',
      description: 'A slot was reserved for a vehicle for a short while.',
      shape: {
        bookingId: shown.id('bkg', 'The booking.'),
        workshopId: shown.id('wsh', 'Where the work is done.'),
        vehicleId: shown.id('veh', 'The vehicle.'),
        serviceCode: shown.text('What is to be done.', 'cooling-system'),
        maintenanceNeedId: shown.nullable(shown.id('ned', 'The maintenance need that it meets, if any.')),
        bayId: shown.id('bay', 'The bay that is reserved.'),
        technicianId: shown.id('tec', 'The technician who is reserved.'),
        startsAt: shown.instant('When work begins.'),
        endsAt: shown.instant('When work ends.', '2026-12-01T07:30:00.000Z'),
        timeZone: shown.text('Time zone of the workshop, IANA.', 'Asia/Riyadh'),
        localStart: shown.text('The beginning on the clock of the workshop.', '2026-12-01T09:00', {
          pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$`,
        }),
        holdExpiresAt: shown.instant('Until when the slot is held.', '2026-11-30T12:10:00.000Z'),
      },
      data: (slot) => ({
        ...id(slot),
        workshopId: typedId('wsh', slot.workshopId),
        vehicleId: typedId('veh', slot.vehicleId),
        serviceCode: slot.serviceCode,
        maintenanceNeedId: need(slot.maintenanceNeedId),
        bayId: typedId('bay', slot.bayId),
        technicianId: typedId('tec', slot.technicianId),
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        timeZone: slot.timeZone,
        localStart: slot.localStart,
        holdExpiresAt: slot.holdExpiresAt,
      }),
    }),
  },
  HoldExpired: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'booking.hold-expired',
      description: 'Nobody asked for a held slot in time; it is free again.',
      shape: { bookingId: shown.id('bkg', 'The booking.') },
      data: id,
    }),
  },
  BookingRequested: {
    version: 2,
    upcast: withoutVehicle,
    personal: { note: keeper },
    public: publicEvent({
      type: 'booking.requested',
      description: 'The customer asked for the held slot. A note is read from the booking, as it may name people.',
      shape: { bookingId: shown.id('bkg', 'The booking.') },
      data: id,
    }),
  },
  BookingConfirmed: {
    version: 1,
    billable: 'bookings.confirmed',
    public: publicEvent({
      type: 'booking.confirmed',
      description: 'The workshop agreed to the booking.',
      shape: { bookingId: shown.id('bkg', 'The booking.') },
      data: id,
    }),
  },
  BookingStarted: {
    version: 1,
    public: publicEvent({
      type: 'booking.started',
      description: 'Work on the vehicle began.',
      shape: { bookingId: shown.id('bkg', 'The booking.'), startedAt: shown.instant('When work began.') },
      data: ({ startedAt, ...rest }) => ({ ...id(rest), startedAt }),
    }),
  },
  BookingCompleted: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'booking.completed',
      description: 'The work is done.',
      shape: {
        bookingId: shown.id('bkg', 'The booking.'),
        workshopId: shown.id('wsh', 'Where the work is done.'),
        vehicleId: shown.id('veh', 'The vehicle.'),
        maintenanceNeedId: shown.nullable(shown.id('ned', 'The maintenance need that it meets, if any.')),
        completedAt: shown.instant('When the work was done.'),
      },
      data: ({ workshopId, vehicleId, maintenanceNeedId, completedAt, ...rest }) => ({
        ...id(rest),
        workshopId: typedId('wsh', workshopId),
        vehicleId: typedId('veh', vehicleId),
        maintenanceNeedId: need(maintenanceNeedId),
        completedAt,
      }),
    }),
  },
  BookingCancelled: {
    version: 2,
    closes: true,
    upcast: withoutVehicle,
    personal: { reason: keeper },
    public: publicEvent({
      type: 'booking.cancelled',
      description: 'The booking was called off. The reason is read from the booking, as it may name people.',
      shape: { bookingId: shown.id('bkg', 'The booking.') },
      data: id,
    }),
  },
});
