import { setTimeout as sleep } from 'node:timers/promises';
import { CommandClient } from './command-client.ts';
import { type Garage } from './garage.ts';
import { type AskedKind, History } from './history.ts';
import { between, type Random, seededRandom } from './seeded-random.ts';
import { Wishes } from './wishes.ts';

/** How often each kind of thing is asked for, against the others. */
export type Mix = Readonly<Partial<Record<AskedKind, number>>>;

export interface WorkloadOptions {
  readonly apiUrls: readonly string[];
  readonly seed: number;
  readonly clients: number;
  /** A client rests so long between two commands, on average. */
  readonly restMs: number;
  /** Share of the settled commands that are sent again under the same key, only to compare the answers. */
  readonly repeats: number;
  readonly freshKeyPerTry?: boolean;
  readonly mix?: Mix | undefined;
}

/** Holds, registrations and keys would have a second effect when done again, alone in their commit or in a group; the others would not. */
const MIXED: Mix = {
  hold: 42,
  cancel: 12,
  confirm: 12,
  report: 12,
  register: 15,
  'issue-key': 5,
  import: 1,
  export: 1,
};

/** Clients that ask for things, again and again under one key until each is answered. */
export class Workload {
  readonly history: History;
  readonly #client: CommandClient;
  readonly #wishes: Wishes;
  readonly #running: Promise<void>[];
  readonly #abandoned = new AbortController();
  #stopped = false;

  constructor(
    garage: Garage,
    private readonly options: WorkloadOptions,
  ) {
    const { apiUrls: baseUrls, freshKeyPerTry = false, clients, seed } = options;
    this.history = new History(garage.keyId);
    this.#wishes = new Wishes(garage);
    const { signal } = this.#abandoned;
    this.#client = new CommandClient({ baseUrls, token: garage.apiKey, history: this.history, freshKeyPerTry, signal });
    this.#running = Array.from({ length: clients }, (_, index) => this.#run(seededRandom(seed + index)));
  }

  /** Asks for nothing new and waits until what was asked for is settled. */
  async stop(): Promise<History> {
    this.#stopped = true;
    await Promise.all(this.#running);
    return this.history;
  }

  /** Ends at once, whatever is under way: nothing may go on asking when the test is over. Does nothing after `stop`. */
  async abandon(): Promise<void> {
    this.#stopped = true;
    this.#abandoned.abort();
    await Promise.all(this.#running);
  }

  async #run(random: Random): Promise<void> {
    while (!this.#stopped) {
      const { kind, markers, request } = this.#wishes.next(this.#choose(random()));
      const asked = this.history.begin(kind, ...markers);
      const settled = await this.#client.settle(asked, request);
      if (settled && kind === 'hold' && settled.reply.status < 300)
        this.#wishes.noteHeld((JSON.parse(settled.reply.body) as { id: string }).id);
      if (settled && random() < this.options.repeats) await this.#client.send(asked, request, settled.key);
      await sleep(between(random, 0, 2 * this.options.restMs));
    }
  }

  #choose(chance: number): AskedKind {
    const shares = Object.entries(this.options.mix ?? MIXED) as [AskedKind, number][];
    let left = chance * shares.reduce((sum, [, share]) => sum + share, 0);
    return (shares.find(([, share]) => (left -= share) < 0) ?? shares[0]!)[0];
  }
}
