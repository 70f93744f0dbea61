import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster } from '../../kit/cluster.ts';
import { OpenRequests } from './open-requests.ts';
import { between, type Random, seededRandom } from './seeded-random.ts';

export type Victim = 'api' | 'worker' | 'postgres';

/** How the kills are shared out; they sum up to 1. */
export type Shares = Readonly<Record<Victim, number>>;
const MIXED: Shares = { api: 0.4, worker: 0.35, postgres: 0.25 };
const NOBODY: Shares = { api: 0, worker: 0, postgres: 0 };

/** `VICTIM=postgres` kills nothing else: to look for what one kind of kill does. */
function sharesOfRun(): Shares {
  const { VICTIM } = process.env;
  if (VICTIM === undefined) return MIXED;
  if (!(VICTIM in NOBODY)) throw new Error(`VICTIM must be one of ${Object.keys(NOBODY).join(', ')}`);
  return { ...NOBODY, [VICTIM]: 1 };
}

/** One SIGKILL, and what it hit. */
export interface Kill {
  readonly victim: Victim;
  /** Which process of it. */
  readonly index: number;
  /** By `performance.now()`. */
  readonly at: number;
  /** Until the victim was ready again. */
  readonly backMs: number;
  /** Requests without an answer, to api and admin. */
  readonly requests: number;
  /** Backends of Postgres in the middle of something, of the victim: all of them when that is Postgres. */
  readonly transactions: number;
}

const PAUSE_MS = [400, 1_300] as const;

/**
 * Kills processes of the cluster with SIGKILL, one after another: each gets up again, then the next one falls after a random pause.
 * Victims and pauses follow from the seed; what they hit does not.
 */
export class Nemesis {
  readonly kills: Kill[] = [];
  isClosed = false;
  readonly #random: Random;
  readonly #requests: OpenRequests;
  readonly #startedAt = performance.now();

  constructor(
    private readonly cluster: Cluster,
    seed: number,
    private readonly shares: Shares = sharesOfRun(),
  ) {
    this.#random = seededRandom(seed);
    this.#requests = new OpenRequests([...cluster.apiUrls, cluster.adminUrl]);
  }

  async kill(times: number): Promise<void> {
    for (let done = 0; done < times; done += 1) {
      await sleep(between(this.#random, ...PAUSE_MS));
      await this.#kill(this.#choose());
      this.#expectOthersAlive();
    }
  }

  /** The end of the faults; from here on everything must come to rest. */
  close(): void {
    this.isClosed = true;
    this.#requests.close();
  }

  /** Kills that hit a request or a transaction in the middle; the others prove little. */
  get hits(): number {
    return this.kills.filter(
      ({ victim, requests, transactions }) => transactions > 0 || (victim !== 'worker' && requests > 0),
    ).length;
  }

  /** `20 kills (8 api, 7 worker, 5 postgres), 14 in the middle of something`. */
  summary(): string {
    const parts = (['api', 'worker', 'postgres'] as const).map(
      (name) => `${this.kills.filter(({ victim }) => victim === name).length} ${name}`,
    );
    return `${this.kills.length} kills (${parts.join(', ')}), ${this.hits} in the middle of something`;
  }

  /** `0.9 s api 1 3r 2t, …`: when, whom, which process of it, open requests and transactions. */
  schedule(): string {
    return this.kills
      .map(
        ({ victim, index, at, requests, transactions }) =>
          `${((at - this.#startedAt) / 1_000).toFixed(1)} s ${victim} ${index} ${requests}r ${transactions}t`,
      )
      .join(', ');
  }

  #choose(): Victim {
    const chance = this.#random();
    if (chance < this.shares.api) return 'api';
    return chance < this.shares.api + this.shares.worker ? 'worker' : 'postgres';
  }

  #chooseInstance(victim: Victim): number {
    return Math.floor(this.#random() * this.cluster.instances.filter(({ app }) => app === victim).length);
  }

  async #kill(victim: Victim): Promise<void> {
    const transactions = await openTransactions(this.cluster.config.database.url, victim);
    const requests = this.#requests.count;
    const index = this.#chooseInstance(victim);
    const at = performance.now();
    await (victim === 'postgres' ? this.cluster.killPostgres() : this.cluster.killApp(victim, index));
    this.kills.push({ victim, index, at, backMs: performance.now() - at, requests, transactions });
  }

  /** Only who was killed may fall. */
  #expectOthersAlive(): void {
    const fallen = this.cluster.instances.find(({ app, index }) => !isAlive(this.cluster.pid(app, index)));
    if (!fallen) return;
    const lastWords = readFileSync(this.cluster.logFile(fallen.app, fallen.index), 'utf8').slice(-2_000);
    throw new Error(`${fallen.app} ended by itself after ${this.kills.at(-1)!.victim} was killed: ${lastWords}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // ESRCH: nobody has this pid
  }
}

async function openTransactions(url: string, victim: Victim): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ open: number }>({
      text: `select count(*)::int as open from pg_stat_activity
        where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid() and ($1 or application_name = $2)`,
      values: [victim === 'postgres', `clutch-${victim}`],
    });
    return rows[0]!.open;
  } finally {
    await client.end();
  }
}
