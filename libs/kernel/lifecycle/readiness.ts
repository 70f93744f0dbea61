/** Whether this process still takes new work. Turned once, at shutdown; `/ready` answers 503 from then on. */
export class Readiness {
  #draining = false;

  get draining(): boolean {
    return this.#draining;
  }

  /** There is no way back: the process is about to end. */
  drain(): void {
    this.#draining = true;
  }
}
