/** Where a vehicle was. */
export class PositionView {
  readonly recordedAt!: string;
  /** Degrees in WGS 84. */
  readonly latitude!: number;
  /** Degrees in WGS 84. */
  readonly longitude!: number;
  readonly speedKmh!: number | null;
  /** Clockwise from north. */
  readonly headingDegrees!: number | null;
  readonly altitudeMetres!: number | null;
}

export interface PositionRow {
  recordedAt: Date;
  latitude: number;
  longitude: number;
  speedKmh: number | null;
  headingDegrees: number | null;
  altitudeMetres: number | null;
}

/** The columns of a `PositionRow`. */
export const POSITION_COLUMNS =
  'recorded_at as "recordedAt", latitude, longitude, speed_kmh as "speedKmh", heading_degrees as "headingDegrees", altitude_metres as "altitudeMetres"';

export const viewOfPosition = ({ recordedAt, ...rest }: PositionRow): PositionView => ({
  recordedAt: recordedAt.toISOString(),
  ...rest,
});
