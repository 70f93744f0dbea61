import { type Event, eventCatalogue, typedId } from '#kernel/domain';

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
    public: {
      type: 'maintenance-need.opened',
      description: 'A vehicle needs a workshop, because a trouble code became active.',
      data: ({ needId, vehicleId, troubleCode, serviceCode, openedAt }) => ({
        ...ids(needId, vehicleId),
        troubleCode,
        serviceCode,
        openedAt,
      }),
    },
  },
  MaintenanceNeedCleared: {
    version: 1,
    closes: true,
    public: {
      type: 'maintenance-need.cleared',
      description: 'What a vehicle needed was done.',
      data: ({ needId, vehicleId, troubleCode, bookingId, clearedAt }) => ({
        ...ids(needId, vehicleId),
        troubleCode,
        bookingId: bookingId === null ? null : typedId('bkg', bookingId),
        clearedAt,
      }),
    },
  },
});
