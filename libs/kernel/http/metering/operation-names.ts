import { type Clock } from '../../domain/clock.ts';

/** Different ones that a tenant is shown for a day; each is a row for every minute in which it was asked for. */
const MOST_A_DAY = 200;
const DAY_MS = 86_400_000;

/**
 * Names for what one route does in many ways, as usage counts it. Callers choose them, so of each tenant this process takes the first 200
 * of a day (UTC); what comes later is `other`, and is counted all the same.
 */
export class OperationNames {
  #day = 0;
  #taken = new Map<string, Set<string>>();

  /** @param route what all of them begin with */
  constructor(
    private readonly route: string,
    private readonly clock: Clock,
  ) {}

  /** @returns `graphql:ListBookings`, or `graphql:other` */
  of(tenantId: string, name: string): string {
    const taken = this.#takenBy(tenantId);
    if (!taken.has(name) && taken.size >= MOST_A_DAY) return `${this.route}:other`;
    taken.add(name);
    return `${this.route}:${name}`;
  }

  #takenBy(tenantId: string): Set<string> {
    const day = Math.floor(this.clock.now().getTime() / DAY_MS);
    if (day !== this.#day) [this.#day, this.#taken] = [day, new Map()];
    const known = this.#taken.get(tenantId) ?? new Set<string>();
    this.#taken.set(tenantId, known);
    return known;
  }
}
