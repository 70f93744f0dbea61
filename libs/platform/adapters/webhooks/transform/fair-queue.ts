/**
 * A queue in which owners have their turns by the time that they have used: who has used least is next, so that one whose jobs are slow
 * waits for itself. Each owner's own jobs come in their order.
 */
export class FairQueue<Job> {
  readonly #waiting = new Map<string, Job[]>();
  readonly #usedMs = new Map<string, number>();
  /** What the owner of the last turn had used: who comes anew begins there, and not with the time that it has not used. */
  #levelMs = 0;

  /** @returns false when the owner has `most` waiting already, and nothing was added */
  add(owner: string, job: Job, most: number): boolean {
    const waiting = this.#waiting.get(owner);
    if (waiting && waiting.length >= most) return false;
    if (waiting) waiting.push(job);
    else {
      this.#waiting.set(owner, [job]);
      this.#usedMs.set(owner, Math.max(this.#usedMs.get(owner) ?? 0, this.#levelMs));
    }
    return true;
  }

  take(): Job | undefined {
    const [first, ...others] = this.#waiting.keys();
    if (first === undefined) return undefined;
    const used = (owner: string): number => this.#usedMs.get(owner) ?? 0;
    const next = others.reduce((least, owner) => (used(owner) < used(least) ? owner : least), first);
    const jobs = this.#waiting.get(next)!;
    const job = jobs.shift();
    this.#waiting.delete(next);
    // Behind the others that have used as much.
    if (jobs.length > 0) this.#waiting.set(next, jobs);
    this.#levelMs = used(next);
    return job;
  }

  /** The owner has used so much. */
  charge(owner: string, ms: number): void {
    this.#usedMs.set(owner, (this.#usedMs.get(owner) ?? this.#levelMs) + ms);
    for (const [one, usedMs] of this.#usedMs)
      if (usedMs <= this.#levelMs && !this.#waiting.has(one)) this.#usedMs.delete(one);
  }
}
