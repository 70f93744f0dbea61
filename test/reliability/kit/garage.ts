import { HttpClient } from '../../../apps/cli/demo/http-client.ts';
import { createTenant } from '../../../apps/cli/demo/tenants.ts';
import { type Cluster } from '../../kit/cluster.ts';

/** A tenant with something to book. */
export interface Garage {
  readonly tenantId: string;
  /** Nothing was asked with it yet. */
  readonly apiKey: string;
  readonly keyId: string;
  /** What it was made with. */
  readonly ownKey: string;
  readonly workshopId: string;
  readonly vehicleIds: readonly string[];
}

export const SERVICE = 'oil-change';
const VEHICLES = 20;
/** As many as fit into one start time; one fewer than the load asks for, so that some are refused. */
export const BAYS = 4;
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '23:00' }));

/** A workshop without its name. */
export const WORKSHOP = {
  timeZone: 'Etc/UTC',
  location: { latitude: -25.44, longitude: -49.23 },
  openingHours: WEEK,
  bays: Array.from({ length: BAYS }, (_, index) => ({ name: `Bay ${index}` })),
  technicians: Array.from({ length: BAYS }, (_, index) => ({ name: `Technician ${index}` })),
  services: [{ code: SERVICE, name: 'Oil change', durationMinutes: 45, bufferMinutes: 0 }],
};

export async function makeGarage(cluster: Cluster): Promise<Garage> {
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  const tenant = await createTenant(admin, 'Busy Garage');
  const api = new HttpClient(cluster.apiUrl, tenant.apiKey.secret);
  const workshop = await api.post<{ id: string }>('/v1/workshops', { ...WORKSHOP, name: 'Busy workshop' });
  const vehicleIds: string[] = [];
  for (let serial = 0; serial < VEHICLES; serial += 1) {
    vehicleIds.push((await api.post<{ id: string }>('/v1/vehicles', { vin: vinOf(serial) })).id);
  }
  const key = { name: 'Load', mode: 'live', scopes: ['*'] };
  const { id: keyId, secret: apiKey } = await api.post<{ id: string; secret: string }>('/v1/api-keys', key);
  return { tenantId: tenant.id, apiKey, keyId, ownKey: tenant.apiKey.secret, workshopId: workshop.id, vehicleIds };
}

const LETTERS: Readonly<Record<string, number>> = { H: 8, G: 7, C: 3, M: 4, A: 1 };
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** A valid VIN for a serial number: its ninth character is the check digit (49 CFR 565.15). */
export function vinOf(serial: number): string {
  const vin = `1HGCM82603A${String(serial).padStart(6, '0')}`;
  const sum = [...vin].reduce((total, char, index) => total + (LETTERS[char] ?? Number(char)) * WEIGHTS[index]!, 0);
  const digit = sum % 11 === 10 ? 'X' : String(sum % 11);
  return `${vin.slice(0, 8)}${digit}${vin.slice(9)}`;
}
