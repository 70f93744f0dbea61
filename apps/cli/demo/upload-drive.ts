import { insist } from './expectations.ts';
import { type HttpClient } from './http-client.ts';
import { sampleDrive } from './sample/drive.ts';

export interface UploadedDrive {
  readonly positions: number;
  /** Positions that were sent again and not stored again. */
  readonly repeats: number;
  readonly distanceMetres: number;
}

interface Stored {
  readonly received: number;
  readonly stored: number;
}

const BATCH = 200;

/** Sends the sample's drive as it ended a minute ago: the last batch first, one of them twice. Insists on one whole trip. */
export async function uploadDrive(api: HttpClient, vehicleId: string): Promise<UploadedDrive> {
  const drive = sampleDrive(new Date(Date.now() - 60_000));
  const positions = drive.map(({ recordedAt, latitude, longitude, speedKmh }) => ({
    recordedAt,
    location: { latitude, longitude },
    speedKmh,
  }));
  const batches = inBatches(positions).toReversed();
  let repeats = 0;
  for (const batch of [...batches, batches[0]!]) {
    const answer = await api.post<Stored>(`/v1/vehicles/${vehicleId}/positions`, { positions: batch });
    repeats += answer.received - answer.stored;
  }
  insist(repeats >= batches[0]!.length, 'Positions that were sent twice are stored once');
  const readings = drive
    .filter((_, index) => index % 10 === 0)
    .map(({ recordedAt, speedKmh }) => ({ recordedAt, signal: 'vehicle-speed', value: speedKmh, unit: 'km/h' }));
  for (const batch of inBatches(readings)) await api.post(`/v1/vehicles/${vehicleId}/readings`, { readings: batch });

  const position = await api.get<{ location: { latitude: number } }>(`/v1/vehicles/${vehicleId}/position`);
  const off = Math.abs(position.location.latitude - drive.at(-1)!.latitude);
  insist(off < 1e-6, 'The last position is the newest one, whatever came last');
  const span = `from=${encodeURIComponent(drive[0]!.recordedAt)}&to=${encodeURIComponent(new Date().toISOString())}`;
  const { data } = await api.get<{ data: { distanceMetres: number }[] }>(`/v1/vehicles/${vehicleId}/trips?${span}`);
  insist(data.length === 1, `One drive is one trip, not ${data.length}`);
  return { positions: positions.length, repeats, distanceMetres: data[0]!.distanceMetres };
}

function inBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, batch) =>
    items.slice(batch * BATCH, (batch + 1) * BATCH),
  );
}
