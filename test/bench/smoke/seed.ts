import { type Installation, settled } from './installation.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BAYS = 10;
const BOOKINGS = 100;
const VIN = '1HGCM82633A004352';
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));

/**
 * The command under load: it appends one `WorkshopRegistered` to a stream of its own. No claim, no policy, so one event is all
 * that a request causes; two projections and the webhook feed follow it in the worker.
 */
export const COMMAND = {
  path: '/v1/workshops',
  event: 'WorkshopRegistered',
  projections: ['partner.workshops', 'booking.workshops'],
  body: JSON.stringify(workshop('Workshop {unique}', 1)),
} as const;

/** Books slots; answers the typed ids of the bookings once they can be read. */
export async function seedBookings(installation: Installation): Promise<string[]> {
  const { api } = installation;
  const { id: workshopId } = await api.post<{ id: string }>('/v1/workshops', workshop('Bench Garage', BAYS));
  const { id: vehicleId } = await api.post<{ id: string }>('/v1/vehicles', { vin: VIN });
  const tomorrow = Math.ceil(Date.now() / DAY_MS) * DAY_MS;
  const ids: string[] = [];
  for (let index = 0; index < BOOKINGS; index += 1) {
    const startsAt = new Date(tomorrow + Math.floor(index / BAYS) * HOUR_MS).toISOString();
    const booking = { workshopId, vehicleId, serviceCode: 'oil-change', startsAt, holdForSeconds: 3_600 };
    const { id } = await api.post<{ id: string }>('/v1/bookings', booking);
    await api.post(`/v1/bookings/${id}/request`, { note: 'As soon as possible' });
    ids.push(id);
  }
  await settled(installation);
  return ids;
}

function workshop(name: string, places: number) {
  const named = (what: string) => Array.from({ length: places }, (_, index) => ({ name: `${what} ${index + 1}` }));
  return {
    name,
    timeZone: 'UTC',
    location: { latitude: 24.7136, longitude: 46.6753 },
    openingHours: places === 1 ? WEEK.slice(0, 1) : WEEK,
    bays: named('Bay'),
    technicians: named('Technician'),
    services: [{ code: 'oil-change', name: 'Oil change', durationMinutes: 45, bufferMinutes: 0 }],
  };
}
