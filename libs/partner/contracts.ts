// What other contexts may know of workshops. Ids are plain UUIDs, hours are wall-clock time of the workshop's zone.
import { Query } from '@nestjs/cqrs';
import { type WorkshopProfile } from './domain/workshop.ts';

export { withoutName } from './domain/workshop.ts';
export type { OpeningHours } from './domain/opening-hours.ts';
export type {
  Bay,
  ServiceOffer,
  Technician,
  WorkshopChanged,
  WorkshopEvent,
  WorkshopProfile,
  WorkshopRegistered,
} from './domain/workshop.ts';

/** The workshop as its stream tells it now, or null when the tenant has none with this id. Reads the log itself and never lags. */
export class GetWorkshopProfile extends Query<WorkshopProfile | null> {
  constructor(readonly workshopId: string) {
    super();
  }
}
