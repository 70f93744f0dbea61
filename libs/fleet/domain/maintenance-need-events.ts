import { type Event, eventCatalogue, publicEvent, shown, typedId } from '#kernel/domain';

/** A vehicle needs a workshop, because a trouble code became active. */
export type MaintenanceNeedOpened = Event<
  'MaintenanceNeedOpened',
  {
    needId: string;
    vehicleId: string;
    troubleCode: string;
    /** What a workshop would do about it, `cooling-system`; `diagnostics` when nothing narrower is known. */
    serviceCode: string;
    /** ISO 8601 in UTC. */
    openedAt: string;
  }
>;

/** The need is met. `bookingId` names the booking that did it, if one did. */
export type MaintenanceNeedCleared = Event<
  'MaintenanceNeedCleared',
  { needId: string; vehicleId: string; troubleCode: string; bookingId: string | null; clearedAt: string }
>;

export type MaintenanceNeedEvent = MaintenanceNeedOpened | MaintenanceNeedCleared;

const ids = (needId: string, vehicleId: string) => ({
  needId: typedId('ned', needId),
  vehicleId: typedId('veh', vehicleId),
});

export const maintenanceNeedEvents = eventCatalogue<MaintenanceNeedEvent>({
  MaintenanceNeedOpened: {
    version: 1,
    public: publicEvent({
      type: 'maintenance-need.opened',
      description: 'A vehicle needs a workshop, because a trouble code became active.',
      shape: {
        needId: shown.id('ned', 'The maintenance need.'),
        vehicleId: shown.id('veh', 'The vehicle.'),
        troubleCode: shown.text('The trouble code behind it.', 'P0118'),
        serviceCode: shown.text('The service that meets it.', 'cooling-system'),
        openedAt: shown.instant('When it was opened.'),
      },
      data: ({ needId, vehicleId, troubleCode, serviceCode, openedAt }) => ({
        ...ids(needId, vehicleId),
        troubleCode,
        serviceCode,
        openedAt,
      }),
    }),
  },
  MaintenanceNeedCleared: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'maintenance-need.cleared',
      description: 'What a vehicle needed was done.',
      shape: {
        needId: shown.id('ned', 'The maintenance need.'),
        vehicleId: shown.id('veh', 'The vehicle.'),
        troubleCode: shown.text('The trouble code behind it.', 'P0118'),
        bookingId: shown.nullable(shown.id('bkg', 'The booking that met it, if any.')),
        clearedAt: shown.instant('When it was met.'),
      },
      data: ({ needId, vehicleId, troubleCode, bookingId, clearedAt }) => ({
        ...ids(needId, vehicleId),
        troubleCode,
        bookingId: bookingId === null ? null : typedId('bkg', bookingId),
        clearedAt,
      }),
    }),
  },
});
