import drive from './drive.json' with { type: 'json' };

/** A fix of the sample drive, in the form in which the API takes positions. */
export interface DrivePoint {
  /** ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly speedKmh: number;
  /** Clockwise from north. */
  readonly headingDegrees: number;
  readonly altitudeMetres: number;
}

/** A real drive of 4.9 km through Curitiba, a fix a second for 12.5 minutes, moved in time so that its last fix is at `endsAt`. See README.md. */
export function sampleDrive(endsAt: Date): DrivePoint[] {
  const duration = drive.points.at(-1)![0]!;
  return drive.points.map(([seconds, latitude, longitude, speedKmh, headingDegrees, altitudeMetres]) => ({
    recordedAt: new Date(endsAt.getTime() + (seconds! - duration) * 1000).toISOString(),
    latitude: latitude!,
    longitude: longitude!,
    speedKmh: speedKmh!,
    headingDegrees: headingDegrees!,
    altitudeMetres: altitudeMetres!,
  }));
}
