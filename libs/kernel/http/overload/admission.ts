/** Work that may begin when there is room for it. */
export interface Waiting {
  readonly start: () => void;
  /** It will not be begun at all. */
  readonly shed: () => void;
}

interface Group {
  readonly name: string;
  running: number;
  readonly queue: Waiting[];
}

/** How a process does: `busy` has no time to spare, `late` begins later than it wanted to, be it its own fault or the machine's. */
export type Pressure = 'none' | 'busy' | 'late';

/** Takes a request's place back; again is nothing. */
export type Leave = () => void;

export interface AdmissionLimits {
  /** So many at a time at the least while the process is busy, while it is late, and at the most. */
  readonly fewest: number;
  readonly least: number;
  readonly most: number;
  /** So many may wait at the least; where more run, as many as run. */
  readonly waiting: number;
}

/**
 * Lets only so many requests in at a time, and shares the places between tenants: whoever has the fewest running comes first, and when
 * too many wait, the last of whoever has the most is turned away (max-min fairness). A tenant in a storm so fills its own queue and
 * nobody else's, and one that asks now and then waits for one place at the longest.
 */
export class Admission {
  readonly #groups = new Map<string, Group>();
  #limit: number;
  #running = 0;
  #waiting = 0;
  /** Who asked last in this round, and for how many rounds from now it counts that there was another. */
  #last: string | undefined;
  #sharedFor = 0;
  /** In all. */
  shed = 0;

  /** @param isHeldUp whether what was let in of a group waits inside already, so that one more of it would only wait there as well */
  constructor(
    private readonly limits: AdmissionLimits,
    private readonly isHeldUp: (name: string) => boolean = () => false,
  ) {
    this.#limit = Math.min(limits.most, Math.max(limits.least, START));
  }

  get limit(): number {
    return this.#limit;
  }
  get running(): number {
    return this.#running;
  }
  get waiting(): number {
    return this.#waiting;
  }

  /** Begins the work now, later, or never. @returns what is to be called when it has ended, or is not wanted any more; nothing when it was turned away */
  enter(name: string, work: Waiting): Leave | undefined {
    if (this.#last !== undefined && this.#last !== name) this.#sharedFor = ROUNDS_SHARED;
    this.#last = name;
    const group = this.#groupOf(name);
    if (this.#hasPlace(group)) return this.#begin(group, work);
    if (!this.#makeRoom(group)) {
      this.#forget(group);
      this.shed += 1;
      work.shed();
      return undefined;
    }
    let leave: Leave | undefined;
    const queued: Waiting = {
      start: () => {
        leave = this.#begin(group, work);
      },
      shed: work.shed,
    };
    group.queue.push(queued);
    this.#waiting += 1;
    return () => (leave ? leave() : this.#withdraw(group, queued));
  }

  /**
   * To be called in rounds. Narrows by a fifth while the process is late, and while it is busy and more than one group asks: then more at a
   * time would only wait in it, before those of others. Widens by a tenth while somebody waits who would not only wait inside; where all
   * who wait would, it goes back to what it began with.
   */
  adapt(pressure: Pressure): void {
    const waiting = [...this.#groups.values()].filter(({ queue }) => queue.length > 0);
    const isWanted = waiting.some(({ name }) => !this.isHeldUp(name));
    if (pressure === 'late') this.#narrow(this.limits.least);
    else if (pressure === 'busy' && this.#sharedFor > 0) this.#narrow(this.limits.fewest);
    else if (isWanted) this.#limit = Math.min(this.limits.most, Math.ceil(this.#limit * WIDER));
    else if (waiting.length > 0) this.#narrow(START);
    this.#sharedFor = Math.max(0, this.#sharedFor - 1);
    this.#last = undefined;
    this.#fill();
  }

  #narrow(least: number): void {
    this.#limit = Math.min(this.#limit, Math.max(least, Math.floor(this.#limit * NARROWER)));
  }

  #groupOf(name: string): Group {
    const known = this.#groups.get(name);
    if (known) return known;
    const made = { name, running: 0, queue: [] };
    this.#groups.set(name, made);
    return made;
  }

  /** Who has nothing running may go a little beyond the limit, so that a full house keeps nobody out. */
  #hasPlace({ name, running, queue }: Group): boolean {
    if (queue.length > 0 || (running > 0 && this.isHeldUp(name))) return false;
    // Places are free and somebody waits: only those who are held up do, or were until now.
    if (this.#running < this.#limit && this.#waiting > 0) this.#fill();
    return (
      this.#running < this.#limit || (running === 0 && this.#running < this.#limit + Math.ceil(this.#limit / BEYOND))
    );
  }

  #begin(group: Group, { start }: Waiting): Leave {
    group.running += 1;
    this.#running += 1;
    let hasLeft = false;
    start();
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      group.running -= 1;
      this.#running -= 1;
      this.#forget(group);
      this.#fill();
    };
  }

  /** @returns whether the group may add one */
  #makeRoom(group: Group): boolean {
    if (this.#waiting < Math.max(this.#limit, this.limits.waiting)) return true;
    let heaviest = group;
    for (const other of this.#groups.values())
      if (other.queue.length > 0 && weight(other) > weight(heaviest)) heaviest = other;
    // With one more it would be as heavy itself.
    if (weight(heaviest) <= weight(group) + 1) return false;
    const last = heaviest.queue.pop()!;
    this.#waiting -= 1;
    this.shed += 1;
    last.shed();
    return true;
  }

  #withdraw(group: Group, queued: Waiting): void {
    const at = group.queue.indexOf(queued);
    if (at < 0) return;
    group.queue.splice(at, 1);
    this.#waiting -= 1;
    this.#forget(group);
  }

  #fill(): void {
    while (this.#running < this.#limit && this.#waiting > 0) {
      let next: Group | undefined;
      for (const group of this.#groups.values()) if (this.#isNext(group, next)) next = group;
      if (!next) return;
      this.#waiting -= 1;
      next.queue.shift()!.start();
      // Behind the others that have as many running.
      this.#groups.delete(next.name);
      this.#groups.set(next.name, next);
    }
  }

  #isNext({ name, running, queue }: Group, best: Group | undefined): boolean {
    return queue.length > 0 && (!best || running < best.running) && !(running > 0 && this.isHeldUp(name));
  }

  #forget(group: Group): void {
    if (group.running === 0 && group.queue.length === 0) this.#groups.delete(group.name);
  }
}

const START = 16;
/** So many rounds somebody else is reckoned with who asks now and then. */
const ROUNDS_SHARED = 10;
const NARROWER = 0.8;
const WIDER = 1.1;
const BEYOND = 4;
const weight = ({ running, queue }: Group): number => running + queue.length;
