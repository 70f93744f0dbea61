// What other contexts may know of telematics. Ids are plain UUIDs, times ISO 8601 in UTC, degrees in WGS 84.
import { Query } from '@nestjs/cqrs';

/** Where a vehicle was at its newest stored fix. */
export interface LastPosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly recordedAt: string;
}

/** The newest position of a vehicle by its own clock, or null when none was ever stored. */
export class GetLastPosition extends Query<LastPosition | null> {
  constructor(readonly vehicleId: string) {
    super();
  }
}
