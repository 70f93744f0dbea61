import { BAYS, type Garage, SERVICE, vinOf, WORKSHOP } from './garage.ts';
import { type CommandRequest } from './command-client.ts';
import { type AskedKind } from './history.ts';
import { uuidOfPublicId } from './public-id.ts';

/** Something to be asked for once. */
export interface Wish {
  readonly kind: AskedKind;
  /** What shows that it was done. */
  readonly markers: readonly string[];
  readonly request: CommandRequest;
}

const HOUR_MS = 3_600_000;
const STARTS_PER_DAY = 20;
/** More wishes for each start time than there are bays: the last ones are refused. */
const WISHES_PER_START = BAYS + 1;
/** Three pieces, so that a kill finds work that is partly done. */
const LINES_OF_IMPORT = 120;
/** VINs below are those of the garage's own vehicles. */
const FIRST_IMPORTED = 1_000;
const NO_JSON = '{broken';

/** Things to ask of a tenant, each unlike all others, so that log and tables tell whether it was done never, once or twice. */
export class Wishes {
  readonly #firstStart = Math.ceil(Date.now() / (24 * HOUR_MS) + 1) * 24 * HOUR_MS;
  readonly #held: string[] = [];
  readonly #made = new Map<AskedKind, number>();

  constructor(private readonly garage: Garage) {}

  /** The next of a kind; a hold where there is nothing held that could be cancelled or confirmed. */
  next(kind: AskedKind): Wish {
    switch (kind) {
      case 'cancel':
      case 'confirm': {
        const booking = this.#held.shift();
        if (booking === undefined) return this.#hold();
        return kind === 'cancel' ? this.#cancel(booking) : this.#confirm(booking);
      }
      case 'hold':
        return this.#hold();
      case 'report':
        return this.#report();
      case 'register':
        return this.#register();
      case 'import':
        return this.#import();
      case 'export':
        return this.#export();
      case 'issue-key':
        return this.#issueKey();
    }
  }

  /** Remembers a booking that was held, to cancel or confirm it later. */
  noteHeld(bookingId: string): void {
    this.#held.push(bookingId);
  }

  #number(kind: AskedKind): number {
    const number = this.#made.get(kind) ?? 0;
    this.#made.set(kind, number + 1);
    return number;
  }

  #hold(): Wish {
    const wish = this.#number('hold');
    const start = Math.floor(wish / WISHES_PER_START);
    const startsAt = new Date(
      this.#firstStart + (Math.floor(start / STARTS_PER_DAY) * 24 + (start % STARTS_PER_DAY)) * HOUR_MS,
    ).toISOString();
    const { workshopId, vehicleIds } = this.garage;
    const vehicleId = vehicleIds[wish % vehicleIds.length]!;
    return {
      kind: 'hold',
      markers: [`SlotHeld ${uuidOfPublicId(vehicleId)} ${startsAt}`],
      request: {
        path: '/v1/bookings',
        body: { workshopId, vehicleId, serviceCode: SERVICE, startsAt, holdForSeconds: 3_600 },
      },
    };
  }

  #cancel(bookingId: string): Wish {
    return {
      kind: 'cancel',
      markers: [`BookingCancelled ${uuidOfPublicId(bookingId)}`],
      request: { path: `/v1/bookings/${bookingId}/cancellation`, body: { reason: 'No time after all' } },
    };
  }

  /** Two items of a batch: each acts once, however often the whole is sent. A confirmed booking is billed. */
  #confirm(bookingId: string): Wish {
    const items = ['request', 'confirm'].map((action) => ({ action, id: bookingId, body: {} }));
    const uuid = uuidOfPublicId(bookingId);
    return {
      kind: 'confirm',
      markers: [`BookingRequested ${uuid}`, `BookingConfirmed ${uuid}`],
      request: { path: '/v1/bookings:batch', body: { items } },
    };
  }

  #report(): Wish {
    const number = this.#number('report');
    const vehicleId = this.garage.vehicleIds[number % this.garage.vehicleIds.length]!;
    const code = `P1${(number % 4_096).toString(16).toUpperCase().padStart(3, '0')}`;
    return {
      kind: 'report',
      markers: [`TroubleCodeDetected ${uuidOfPublicId(vehicleId)} ${code}`],
      request: {
        path: `/v1/vehicles/${vehicleId}/trouble-codes`,
        body: { code, detectedAt: new Date().toISOString() },
      },
    };
  }

  #register(): Wish {
    const name = `Workshop ${this.#number('register')}`;
    return {
      kind: 'register',
      markers: [`WorkshopRegistered ${name}`],
      request: { path: '/v1/workshops', body: { ...WORKSHOP, name } },
    };
  }

  /** One line is wrong, and stops no other. */
  #import(): Wish {
    const first = FIRST_IMPORTED + this.#number('import') * LINES_OF_IMPORT;
    const vins = Array.from({ length: LINES_OF_IMPORT - 1 }, (_, line) => vinOf(first + line));
    const lines = vins.map((vin) => JSON.stringify({ vin }));
    return {
      kind: 'import',
      markers: vins.map((vin) => `VehicleRegistered ${vin}`),
      request: { path: '/v1/vehicles/imports', lines: [...lines.slice(0, 60), NO_JSON, ...lines.slice(60)] },
    };
  }

  #export(): Wish {
    return { kind: 'export', markers: [], request: { path: '/v1/bookings/exports', body: { format: 'ndjson' } } };
  }

  /** A POST that appends no event: what the client learns of it is in the kept answer alone. */
  #issueKey(): Wish {
    const name = `Key ${this.#number('issue-key')}`;
    return {
      kind: 'issue-key',
      markers: [`key ${name}`],
      request: { path: '/v1/api-keys', body: { name, mode: 'live', preset: 'read-only' } },
    };
  }
}
