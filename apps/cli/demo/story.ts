import { eventually, insist } from './expectations.ts';
import { HttpClient } from './http-client.ts';
import { LiveClient } from './live-client.ts';
import { createTenant, type NewTenant } from './tenants.ts';
import { uploadDrive } from './upload-drive.ts';
import { insistOnWalls, insistOnWallOfSocket } from './walls.ts';
import { FAR_WORKSHOP, NEAR_WORKSHOP } from './workshops.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

export interface StoryOptions {
  readonly apiUrl: string;
  readonly adminUrl: string;
  readonly operatorToken: string;
  readonly log: (line: string) => void;
}

interface Created {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

interface Page<Item> {
  readonly data: readonly Item[];
}

interface Slot {
  readonly workshopId: string;
  readonly workshopName: string;
  readonly startsAt: string;
  readonly localStart: string;
  readonly distanceMetres: number | null;
}

interface TimelineEntry {
  readonly at: string;
  readonly type: string;
  readonly actor: { readonly kind: string; readonly name: string };
  readonly what: string;
}

const VIN = '1HGCM82633A004352';
const WRONG_VIN = '1HGCM82603A004352';
const TROUBLE_CODE = 'P0118';

/** Numbers of events of the log between which somebody began to listen. */
interface Since {
  readonly atLeast: number;
  readonly atMost: number;
}

/** From a fault code to a finished booking. Each step insists on what it promises and tells one line. */
export class Story {
  readonly receiver = new WebhookReceiver([3, 6]);
  live!: LiveClient;
  first!: NewTenant;
  second!: NewTenant;
  vehicleId!: string;
  needId!: string;
  bookingId!: string;
  readonly #workshops: string[] = [];
  #api!: HttpClient;
  #stranger!: HttpClient;
  #endpointId!: string;
  /** How many events the log had before the endpoint was asked for, and when it was there. */
  #endpointSince: Since = { atLeast: 0, atMost: 0 };
  #slot!: Slot;

  constructor(private readonly options: StoryOptions) {}

  async play(): Promise<void> {
    try {
      await this.tenants();
      await this.workshopsAndVehicle();
      await this.drive();
      await this.faultCode();
      await this.booking();
      await this.webhooks();
      await this.timeline();
      await this.walls();
    } finally {
      this.live?.close();
      await this.receiver.close();
    }
  }

  /** 1. Two tenants, each with a schema, an owner and a key. */
  async tenants(): Promise<void> {
    const admin = new HttpClient(this.options.adminUrl, this.options.operatorToken);
    this.first = await createTenant(admin, 'Garagem Sul');
    this.second = await createTenant(admin, 'Northern Fleet');
    this.#api = new HttpClient(this.options.apiUrl, this.first.apiKey.secret);
    this.#stranger = new HttpClient(this.options.apiUrl, this.second.apiKey.secret);
    this.#tell(
      `1  Two tenants, ${this.first.slug} and ${this.second.slug}: each has a schema, an owner and a live key of its own`,
    );
  }

  /** 2. A webhook endpoint, two workshops, a vehicle; a mistyped VIN is told which digit was expected. */
  async workshopsAndVehicle(): Promise<void> {
    this.live = new LiveClient(this.options.apiUrl, this.first.apiKey.secret);
    this.live.connect();
    await this.#registerEndpoint();
    for (const workshop of [FAR_WORKSHOP, NEAR_WORKSHOP])
      this.#workshops.push((await this.#api.post<Created>('/v1/workshops', workshop)).id);
    const refused = await this.#api.send<{ code: string; detail: string }>('POST', '/v1/vehicles', {
      body: { vin: WRONG_VIN },
      expect: 422,
    });
    insist(
      JSON.stringify(refused.body).includes('"3"'),
      `The refusal of a wrong VIN names the expected digit: ${JSON.stringify(refused.body)}`,
    );
    this.vehicleId = (await this.#api.post<Created>('/v1/vehicles', { vin: VIN, label: 'Company car 7' })).id;
    this.#tell(`2  A webhook endpoint, two workshops and a vehicle; ${WRONG_VIN} was refused: ${refused.body.detail}`);
  }

  /** 3. A real drive, in batches that come out of order and partly twice. */
  async drive(): Promise<void> {
    const { positions, repeats, distanceMetres } = await uploadDrive(this.#api, this.vehicleId);
    const trip = `one trip of ${(distanceMetres / 1_000).toFixed(1)} km`;
    this.#tell(
      `3  A real drive of ${positions} positions, out of order and partly twice (${repeats} repeats dropped): ${trip}`,
    );
  }

  /** 4. A trouble code, three times; one need; slots, the nearest workshop first. */
  async faultCode(): Promise<void> {
    const detectedAt = new Date().toISOString();
    for (let report = 0; report < 3; report += 1) {
      await this.#api.post(`/v1/vehicles/${this.vehicleId}/trouble-codes`, { code: TROUBLE_CODE, detectedAt });
    }
    const need = await eventually('a maintenance need is open', async () => {
      const { data } = await this.#api.get<Page<{ id: string; serviceCode: string }>>(
        `/v1/maintenance-needs?vehicleId=${this.vehicleId}&status=open`,
      );
      return data[0];
    });
    this.needId = need.id;
    const slots = await this.#slots();
    this.#slot = slots[0]!;
    insist(this.#slot.workshopId === this.#workshops[1], 'The nearest workshop comes first');
    this.#tell(
      `4  ${TROUBLE_CODE} was reported three times and recorded once; it opened one need for ${need.serviceCode}; nearest slot: ${this.#slot.workshopName}, ${this.#slot.localStart} (${Math.round(this.#slot.distanceMetres ?? 0)} m away)`,
    );
  }

  /** 5. A hold that expires, a race that one wins, and a booking from hold to completion. */
  async booking(): Promise<void> {
    const wanted = {
      workshopId: this.#slot.workshopId,
      vehicleId: this.vehicleId,
      serviceCode: 'cooling-system',
      startsAt: this.#slot.startsAt,
    };
    const brief = await this.#api.post<Created>('/v1/bookings', { ...wanted, holdForSeconds: 1 });
    await eventually('the hold expires', async () => ((await this.#status(brief.id)) === 'expired' ? true : undefined));
    this.live.drop();
    const race = await Promise.all(
      [0, 1].map(() =>
        this.#api.send<Created & { code: string }>('POST', '/v1/bookings', {
          body: { ...wanted, maintenanceNeedId: this.needId },
          expect: 'any',
        }),
      ),
    );
    const won = race.filter(({ status }) => status < 300);
    const lost = race.filter(({ status }) => status === 409);
    insist(
      won.length === 1 && lost.length === 1,
      `Of two who want one bay and minute one wins: ${race.map(({ status }) => status).join(', ')}`,
    );
    insist(lost[0]!.body.code === 'booking.slot-taken', 'The other one is told that the slot is taken');
    this.bookingId = won[0]!.body.id;
    await this.#api.post(`/v1/bookings/${this.bookingId}/request`, { note: 'Temperature gauge jumps' });
    for (const step of ['confirmation', 'start', 'completion'])
      await this.#api.post(`/v1/bookings/${this.bookingId}/${step}`);
    this.live.connect();
    await eventually('completing clears the need', async () => {
      const need = await this.#api.get<{ status: string }>(`/v1/maintenance-needs/${this.needId}`);
      return need.status === 'cleared' ? true : undefined;
    });
    this.#tell(
      '5  A hold expired, a race for one bay had one winner (the other: 409 booking.slot-taken), and the booking was requested, confirmed, started and completed; the need is cleared',
    );
  }

  /** 6 and 7. The socket and the webhook receiver have every event once, in order. */
  async webhooks(): Promise<void> {
    await eventually('the vehicle trouble code is cleared', async () =>
      (await this.#events()).some(({ type }) => type === 'vehicle.trouble-code-cleared') ? true : undefined,
    );
    const seen = await this.#everyEventOnce('socket', this.live.events);
    insist(this.live.connections >= 2, 'The socket was dropped and came back');
    this.#tell(
      `6  A WebSocket client saw all ${seen} events live, dropped its connection in between and went on from its cursor`,
    );
    const delivered = await this.#everyEventOnce('webhook receiver', this.receiver.received, this.#endpointSince);
    insist(
      this.receiver.unsigned === 0 && this.receiver.failed === 2,
      'Every delivery was signed, and two failed on purpose',
    );
    this.#tell(
      `7  The webhook receiver has the ${delivered} events since its registration once, in order and signed, although it failed ${this.receiver.failed} times on purpose`,
    );
  }

  /** 8. The booking's story, with who did what. */
  async timeline(): Promise<void> {
    const { data } = await this.#api.get<Page<TimelineEntry>>(`/v1/bookings/${this.bookingId}/timeline`);
    const types = data.map(({ type }) => type);
    for (const type of [
      'maintenance-need.opened',
      'booking.held',
      'booking.requested',
      'booking.confirmed',
      'booking.started',
      'booking.completed',
      'maintenance-need.cleared',
    ]) {
      insist(types.includes(type), `The timeline tells of ${type}: ${types.join(', ')}`);
    }
    this.#tell('8  The timeline of the booking:');
    for (const { at, what, actor } of data) this.#tell(`     ${at.slice(11, 19)}  ${what} (${actor.name})`);
  }

  /** The second tenant finds nothing under the ids of the first, through any door. */
  async walls(): Promise<void> {
    const { bookingId, vehicleId, needId } = this;
    const ids = { bookingId, vehicleId, needId, workshopId: this.#workshops[0]!, endpointId: this.#endpointId };
    await insistOnWalls(this.#stranger, ids);
    await insistOnWallOfSocket(new LiveClient(this.options.apiUrl, this.second.apiKey.secret), bookingId);
    this.#tell(`   The second tenant gets 404 for every one of these ids, over REST, WebSocket and webhooks alike`);
  }

  async #registerEndpoint(): Promise<void> {
    const url = await this.receiver.listen();
    for (let tried = 1; ; tried += 1) {
      const path = `/webhooks/${tried}`;
      const atLeast = (await this.#events()).length;
      const { id, secret } = await this.#api.post<{ id: string; secret: string | null }>('/v1/webhook-endpoints', {
        url: `${url}${path}`,
        eventTypes: ['*'],
        ordering: 'strict',
      });
      if (secret !== null) {
        this.receiver.trust(path, secret);
        this.#endpointSince = { atLeast, atMost: (await this.#events()).length };
        this.#endpointId = id;
        return;
      }
      await this.#api.send('DELETE', `/v1/webhook-endpoints/${id}`); // the answer with the secret was lost
    }
  }

  async #slots(): Promise<readonly Slot[]> {
    const from = new Date(Date.now() + 24 * 3_600_000);
    const to = new Date(from.getTime() + 48 * 3_600_000);
    const query = `maintenanceNeedId=${this.needId}&from=${from.toISOString()}&to=${to.toISOString()}&limit=5`;
    return eventually('slots are proposed', async () => {
      const { data } = await this.#api.get<Page<Slot>>(`/v1/slots?${query}`);
      return data.length > 0 ? data : undefined;
    });
  }

  async #status(bookingId: string): Promise<string | undefined> {
    const { status, body } = await this.#api.send<{ status: string }>('GET', `/v1/bookings/${bookingId}`, {
      expect: 'any',
    });
    return status === 200 ? body.status : undefined; // the projection may not have it yet
  }

  /**
   * Waits until this one has as many events as the log, which may still grow, from where it began on.
   * @returns how many; throws unless they are the log's, in order
   */
  async #everyEventOnce(
    who: string,
    seen: readonly { readonly id: string }[],
    { atLeast, atMost }: Since = { atLeast: 0, atMost: 0 },
  ): Promise<number> {
    const wanted = await eventually(`the ${who} has as many events as the log`, async () => {
      const events = await this.#events();
      const first = events.findIndex(({ id }) => id === seen[0]?.id);
      const since = events.slice(Math.min(Math.max(first, atLeast), atMost));
      return seen.length === since.length ? since : undefined;
    });
    const missed = wanted.find(({ id }, index) => id !== seen[index]?.id);
    insist(!missed, `The ${who} has every event once and in order, but not ${missed?.type} ${missed?.id}`);
    return wanted.length;
  }

  async #events(): Promise<readonly { id: string; type: string }[]> {
    return (await this.#api.get<Page<{ id: string; type: string }>>('/v1/events?limit=100')).data;
  }

  #tell(line: string): void {
    this.options.log(line);
  }
}
