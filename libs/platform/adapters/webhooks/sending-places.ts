/** How many requests a worker has open at a time, and how many of them for one tenant. */
export interface PlaceLimits {
  readonly worker: number;
  readonly tenant: number;
  /** A request that is open for longer is a slow one. */
  readonly slowAfterMs: number;
}

/** How many more messages may be taken: to endpoints that are well, and to those that ail. */
export interface FreePlaces {
  readonly well: number;
  readonly ailing: number;
}

interface Open {
  quick: number;
  slow: number;
}

/** Requests that became slow have no place any more; so many times the places there are at the most, all in all. */
const AT_THE_MOST = 4;

/** A place of a message that was taken up. */
export interface Place {
  /** Its request is open from now on. `onSlow` is called when the place has become free before the end, because the request is slow. */
  open(onSlow: () => void): void;
  /** Gives it back. */
  leave(): void;
}

/**
 * Who may send how much, so that receivers that are dead or slow take nobody else's place.
 *
 * A request holds one of its tenant's places until it is slow. Then it leaves that to others, and counts among the slow ones, with those to
 * endpoints that are known to ail. These get at most half of the places: what more of them there is waits until one of them ends.
 */
export class SendingPlaces {
  readonly #tenants = new Map<string, Open>();
  readonly #worker: Open = { quick: 0, slow: 0 };

  constructor(private readonly limits: PlaceLimits) {}

  free(schema: string): FreePlaces {
    const tenant = freeOf(this.limits.tenant, this.#tenants.get(schema) ?? { quick: 0, slow: 0 });
    const worker = freeOf(this.limits.worker, this.#worker);
    return { well: Math.min(tenant.well, worker.well), ailing: Math.min(tenant.ailing, worker.ailing) };
  }

  /** Messages of the tenant that were taken up. */
  openOf(schema: string): number {
    const { quick, slow } = this.#tenants.get(schema) ?? { quick: 0, slow: 0 };
    return quick + slow;
  }

  take(schema: string, isAiling: boolean): Place {
    const tenant = this.#tenants.get(schema) ?? { quick: 0, slow: 0 };
    this.#tenants.set(schema, tenant);
    let kind: keyof Open = isAiling ? 'slow' : 'quick';
    const add = (change: 1 | -1): void => {
      tenant[kind] += change;
      this.#worker[kind] += change;
    };
    add(1);
    let timer: NodeJS.Timeout | undefined;
    const open = (onSlow: () => void): void => {
      if (isAiling) return;
      const slowDown = (): void => {
        add(-1);
        kind = 'slow';
        add(1);
        onSlow();
      };
      timer = setTimeout(slowDown, this.limits.slowAfterMs).unref();
    };
    const leave = (): void => {
      clearTimeout(timer);
      add(-1);
      if (tenant.quick + tenant.slow === 0) this.#tenants.delete(schema);
    };
    return { open, leave };
  }
}

function freeOf(places: number, { quick, slow }: Open): FreePlaces {
  const rest = AT_THE_MOST * places - quick - slow;
  const ailing = Math.ceil(places / 2) - slow;
  return { well: Math.max(0, Math.min(places - quick, rest)), ailing: Math.max(0, Math.min(ailing, rest)) };
}
