interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

/** Opened keys: at most so many, each for at most so long. The oldest goes first. */
export class KeyCache<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  #drops = 0;

  constructor(
    private readonly most: number,
    private readonly keepMs: number,
  ) {}

  get(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    if (kept && kept.until > Date.now()) return kept.value;
    if (kept) this.#kept.delete(key);
    return undefined;
  }

  /** To be asked for before the question is sent; what was dropped while the answer was on its way is then not kept. */
  get moment(): number {
    return this.#drops;
  }

  keep(key: string, value: Value, moment: number): void {
    if (moment !== this.#drops) return;
    this.#kept.delete(key);
    if (this.#kept.size >= this.most) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, { value, until: Date.now() + this.keepMs });
  }

  drop(key: string): void {
    this.#drops += 1;
    this.#kept.delete(key);
  }

  clear(): void {
    this.#drops += 1;
    this.#kept.clear();
  }
}
