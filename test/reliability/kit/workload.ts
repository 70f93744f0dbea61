import { setTimeout as sleep } from 'node:timers/promises';
import { CommandClient, type CommandRequest } from './command-client.ts';
import { BAYS, type Garage, SERVICE, WORKSHOP } from './garage.ts';
import { type Asked, History } from './history.ts';
import { uuidOfPublicId } from './public-id.ts';
import { between, type Random, seededRandom } from './seeded-random.ts';

export interface WorkloadOptions {
  readonly apiUrls: readonly string[];
  readonly seed: number;
  readonly clients: number;
  /** A client rests so long between two commands, on average. */
  readonly restMs: number;
  /** Share of the settled commands that are sent again under the same key, only to compare the answers. */
  readonly repeats: number;
  readonly freshKeyPerTry?: boolean;
}

const HOUR_MS = 3_600_000;
const STARTS_PER_DAY = 20;
/** More wishes for each start time than there are bays: the last ones are refused. */
const WISHES_PER_START = BAYS + 1;

/**
 * Clients that hold slots, cancel some of them, report trouble codes and register workshops. Everything asked for is unlike everything else, so that the
 * log tells whether it was done never, once or twice, whatever keys it was sent under.
 */
export class Workload {
  readonly history = new History();
  readonly #client: CommandClient;
  readonly #firstStart = Math.ceil(Date.now() / (24 * HOUR_MS) + 1) * 24 * HOUR_MS;
  readonly #held: string[] = [];
  readonly #running: Promise<void>[];
  #wishes = 0;
  #codes = 0;
  #names = 0;
  #stopped = false;

  constructor(
    private readonly garage: Garage,
    private readonly options: WorkloadOptions,
  ) {
    const { apiUrls: baseUrls, freshKeyPerTry = false, clients, seed } = options;
    this.#client = new CommandClient({ baseUrls, token: garage.apiKey, history: this.history, freshKeyPerTry });
    this.#running = Array.from({ length: clients }, (_, index) => this.#run(seededRandom(seed + index)));
  }

  /** Asks for nothing new and waits until what was asked for is settled. */
  async stop(): Promise<History> {
    this.#stopped = true;
    await Promise.all(this.#running);
    return this.history;
  }

  async #run(random: Random): Promise<void> {
    while (!this.#stopped) {
      const { asked, request } = this.#next(random());
      const settled = await this.#client.settle(asked, request);
      if (settled && asked.kind === 'hold' && settled.reply.status < 300)
        this.#held.push((JSON.parse(settled.reply.body) as { id: string }).id);
      if (settled && random() < this.options.repeats) await this.#client.send(asked, request, settled.key);
      await sleep(between(random, 0, 2 * this.options.restMs));
    }
  }

  /** Holds and registrations would have a second effect when done again, alone in their commit or in a group; the others would not. */
  #next(chance: number): { asked: Asked; request: CommandRequest } {
    if (chance < 0.15) return this.#report();
    if (chance < 0.4) return this.#register();
    const booking = chance < 0.55 ? this.#held.shift() : undefined;
    return booking === undefined ? this.#hold() : this.#cancel(booking);
  }

  #hold(): { asked: Asked; request: CommandRequest } {
    const wish = this.#wishes++;
    const start = Math.floor(wish / WISHES_PER_START);
    const startsAt = new Date(
      this.#firstStart + (Math.floor(start / STARTS_PER_DAY) * 24 + (start % STARTS_PER_DAY)) * HOUR_MS,
    ).toISOString();
    const { workshopId, vehicleIds } = this.garage;
    const vehicleId = vehicleIds[wish % vehicleIds.length]!;
    const asked = this.history.begin('hold', `SlotHeld ${uuidOfPublicId(vehicleId)} ${startsAt}`);
    return {
      asked,
      request: {
        path: '/v1/bookings',
        body: { workshopId, vehicleId, serviceCode: SERVICE, startsAt, holdForSeconds: 3_600 },
      },
    };
  }

  #cancel(bookingId: string): { asked: Asked; request: CommandRequest } {
    const asked = this.history.begin('cancel', `BookingCancelled ${uuidOfPublicId(bookingId)}`);
    return {
      asked,
      request: { path: `/v1/bookings/${bookingId}/cancellation`, body: { reason: 'No time after all' } },
    };
  }

  #report(): { asked: Asked; request: CommandRequest } {
    const number = this.#codes++;
    const vehicleId = this.garage.vehicleIds[number % this.garage.vehicleIds.length]!;
    const code = `P1${(number % 4_096).toString(16).toUpperCase().padStart(3, '0')}`;
    const asked = this.history.begin('report', `TroubleCodeDetected ${uuidOfPublicId(vehicleId)} ${code}`);
    return {
      asked,
      request: {
        path: `/v1/vehicles/${vehicleId}/trouble-codes`,
        body: { code, detectedAt: new Date().toISOString() },
      },
    };
  }

  #register(): { asked: Asked; request: CommandRequest } {
    const name = `Workshop ${this.#names++}`;
    const asked = this.history.begin('register', `WorkshopRegistered ${name}`);
    return { asked, request: { path: '/v1/workshops', body: { ...WORKSHOP, name } } };
  }
}
