import { ApiProperty } from '@nestjs/swagger';

export class PositionLocation {
  /** Degrees in WGS 84. */
  @ApiProperty({ format: 'double' })
  readonly latitude!: number;
  /** Degrees in WGS 84. */
  @ApiProperty({ format: 'double' })
  readonly longitude!: number;
}

/** Where a vehicle was. */
export class PositionView {
  readonly recordedAt!: string;
  readonly location!: PositionLocation;
  @ApiProperty({ format: 'double' })
  readonly speedKmh!: number | null;
  /** Clockwise from north. */
  @ApiProperty({ format: 'double' })
  readonly headingDegrees!: number | null;
  @ApiProperty({ format: 'double' })
  readonly altitudeMetres!: number | null;
}

/** What is shown of a fix. */
export interface Fix {
  recordedAt: Date;
  latitude: number;
  longitude: number;
  speedKmh: number | null;
  headingDegrees: number | null;
  altitudeMetres: number | null;
}

/** The columns of a `Fix`. */
export const POSITION_COLUMNS =
  'recorded_at as "recordedAt", latitude, longitude, speed_kmh as "speedKmh", heading_degrees as "headingDegrees", altitude_metres as "altitudeMetres"';

export const viewOfPosition = (fix: Fix): PositionView => ({
  recordedAt: fix.recordedAt.toISOString(),
  location: { latitude: fix.latitude, longitude: fix.longitude },
  speedKmh: fix.speedKmh,
  headingDegrees: fix.headingDegrees,
  altitudeMetres: fix.altitudeMetres,
});
