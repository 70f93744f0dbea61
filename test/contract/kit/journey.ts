import { setTimeout as sleep } from 'node:timers/promises';
import { Clutch, ClutchAdmin, ClutchError, type Result, type WebhookEvent } from '../../../sdk/src/index.ts';
import { startWebhookReceiver } from '../../kit/webhook-receiver.ts';

/** Where the two apps are, and who asks. */
export interface JourneyContext {
  readonly apiUrl: string;
  readonly adminUrl: string;
  readonly operatorToken: string;
}

/** What the journey has seen, for the test to look at. */
export interface Seen {
  readonly booking: Result<'getBooking'>;
  /** Types of the events that came by webhook, each verified. */
  readonly delivered: readonly string[];
  /** Types of the same tenant's events, read page by page. */
  readonly logged: readonly string[];
  /** What the same call under the same key answered the second time. */
  readonly repeated: { readonly bookingId: string; readonly replayed: string | null };
  readonly refusal: ClutchError;
  readonly operations: number;
}

const DAY_MS = 86_400_000;
const PATIENCE = 150;

/** From a new tenant to a finished booking, as a customer's program written with the SDK does it. */
export async function customerJourney({ apiUrl, adminUrl, operatorToken }: JourneyContext): Promise<Seen> {
  let operations = 0;
  const onResponse = (): void => void (operations += 1);
  const operator = new ClutchAdmin({ apiKey: operatorToken, baseUrl: adminUrl, onResponse });
  const slug = `sdk-${Date.now().toString(36)}`;
  const tenant = await operator.tenants.create({
    slug,
    name: 'SDK',
    owner: { email: `owner@${slug}.example`, name: 'Ana' },
  });
  const clutch = new Clutch({ apiKey: tenant.apiKey.secret!, baseUrl: apiUrl, onResponse });
  const receiver = await startWebhookReceiver();
  try {
    const { secret } = await clutch.webhooks.createEndpoint({
      url: receiver.url,
      description: 'The garage',
      eventTypes: ['booking.*'],
    });
    const held = await bookedSlot(clutch);
    let minPosition = 0;
    for (const step of ['request', 'confirm', 'start', 'complete'] as const)
      ({ position: minPosition } = await clutch.bookings[step](held.bookingId, {}));
    const booking = await clutch.bookings.get(held.bookingId, {}, { minPosition });
    const events = await verifiedEvents(clutch, receiver, secret!);
    const logged: string[] = [];
    for await (const { type } of clutch.events.list({ limit: 3 })) logged.push(type);
    const refusal = await clutch.bookings
      .cancel(held.bookingId, { reason: 'Too late' })
      .catch((error: unknown) => error);
    if (!(refusal instanceof ClutchError)) throw new Error('A finished booking was called off');
    return { booking, delivered: events.map(({ type }) => type), logged, repeated: held.repeated, refusal, operations };
  } finally {
    await receiver.close();
  }
}

/** A workshop, a vehicle with a fault, the need that follows from it, and the first free slot that meets it, held. */
async function bookedSlot(clutch: Clutch) {
  await clutch.workshops.register(WORKSHOP);
  const { id: vehicleId } = await clutch.vehicles.register({ vin: '1M8GDM9AXKP042788', label: 'Van 1' });
  const { position } = await clutch.vehicles.reportTroubleCode(vehicleId, {
    code: 'P0118',
    detectedAt: new Date().toISOString(),
  });
  const need = await until(async () => (await clutch.maintenanceNeeds.list({}, { minPosition: position })).data[0]);
  const from = new Date(Date.now() + DAY_MS).toISOString();
  const slot = await until(async () => (await clutch.bookings.listSlots({ maintenanceNeedId: need.id, from })).data[0]);
  const { workshopId, startsAt } = slot;
  const wanted = { workshopId, vehicleId, maintenanceNeedId: need.id, serviceCode: 'cooling-system', startsAt };
  const key = { idempotencyKey: `journey-${vehicleId}` };
  const { id: bookingId } = await clutch.bookings.holdSlot(wanted, key);
  let replayed: string | null = null;
  const onResponse = ({ headers }: Response): void => void (replayed = headers.get('idempotent-replayed'));
  const again = await clutch.bookings.holdSlot(wanted, { ...key, onResponse });
  return { bookingId, repeated: { bookingId: again.id, replayed: replayed as string | null } };
}

type Receiver = Awaited<ReturnType<typeof startWebhookReceiver>>;

/** The deliveries until the booking is completed. @throws where one of them is not signed with the endpoint's secret */
async function verifiedEvents(clutch: Clutch, { received }: Receiver, secret: string): Promise<WebhookEvent[]> {
  const verified = () => received.map(({ headers, body }) => clutch.webhooks.verify(body.toString(), headers, secret));
  return until(async () => {
    const events = verified();
    return events.some(({ type }) => type === 'booking.completed') ? events : undefined;
  });
}

async function until<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const value = await ask();
    if (value !== undefined) return value;
    await sleep(100);
  }
  throw new Error('It has not come');
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' }));
const WORKSHOP = {
  name: 'Nile Garage',
  timeZone: 'Etc/UTC',
  location: { latitude: 30.04, longitude: 31.24 },
  openingHours: EVERY_DAY,
  bays: [{ name: 'Bay 1' }],
  technicians: [{ name: 'Omar' }],
  services: [{ code: 'cooling-system', name: 'Cooling system', durationMinutes: 60, bufferMinutes: 0 }],
};
