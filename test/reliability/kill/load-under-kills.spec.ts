import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster } from '../../kit/cluster.ts';
import { liveTenants, untilAtRest } from '../checker/at-rest.ts';
import { checkTenant } from '../checker/check-tenant.ts';
import { type Violation } from '../checker/violation.ts';
import { describeViolations } from '../kit/describe-violations.ts';
import { makeGarage } from '../kit/garage.ts';
import { type History } from '../kit/history.ts';
import { Nemesis, type Shares } from '../kit/nemesis.ts';
import { type PlantedBug, plantedBugs } from '../kit/planted-bugs.ts';
import { record } from '../kit/record.ts';
import { seedOfRun, seedsOfOldFailures } from '../kit/seeded-random.ts';
import { slowDisk } from '../kit/slow-disk.ts';
import { Workload } from '../kit/workload.ts';

const LOAD = { clients: 8, restMs: 50 };
/** Long against the rest of a command, so that many kills fall between commit and answer. */
const COMMIT_MS = 40;
const SETTINGS = { CLUTCH_WORKER_SWEEP_SECONDS: '1', CLUTCH_HTTP_RATE_PER_MINUTE: '1000000', CLUTCH_LOG_LEVEL: 'warn' };
/** Job locks of a dead worker last 15 s, and are looked for every 10 s. */
const REST_WITHIN_MS = 60_000;

const seed = seedOfRun();
let cluster: Cluster;
let databaseUrl: string;

beforeAll(async () => {
  cluster = await Cluster.start(SETTINGS, { api: 2, worker: 2 });
  databaseUrl = cluster.config.database.url;
  await slowDisk(databaseUrl, COMMIT_MS);
}, 120_000);
afterAll(() => cluster?.stop());

interface Run {
  readonly history: History;
  readonly nemesis: Nemesis;
  readonly violations: readonly Violation[];
  readonly moving: readonly string[];
}

interface RunOptions {
  readonly schema: string;
  readonly garage: Awaited<ReturnType<typeof makeGarage>>;
  readonly kills: number;
  readonly seed: number;
  readonly repeats: number;
  readonly freshKeyPerTry?: boolean;
  readonly shares?: Shares | undefined;
  readonly restWithinMs: number;
}

/** Load and kills, then rest, then the check. */
async function run({ schema, garage, kills, seed, restWithinMs, shares, ...workload }: RunOptions): Promise<Run> {
  const load = new Workload(garage, { apiUrls: cluster.apiUrls, seed, ...LOAD, ...workload });
  const nemesis = new Nemesis(cluster, seed, shares);
  await nemesis.kill(kills).finally(() => nemesis.close());
  const history = await load.stop();
  const moving = await untilAtRest(databaseUrl, schema, restWithinMs);
  return { history, nemesis, moving, violations: await checkTenant(cluster.config, schema, history) };
}

async function newGarage() {
  const garage = await makeGarage(cluster);
  return { garage, schema: (await liveTenants(databaseUrl)).at(-1)! };
}

async function asSuperuser(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const NAME = 'load under kills';
/** `KILLS=1000` makes a night of it. */
const KILLS = Number(process.env['KILLS'] ?? 40);
const KILLS_OF_OLD_SEED = 10;

test.each([
  { seed, kills: KILLS },
  ...seedsOfOldFailures(NAME).map((old) => ({ seed: old, kills: KILLS_OF_OLD_SEED })),
])(
  'no acknowledged command is lost and none takes effect twice while processes are killed $kills times',
  { timeout: 240_000 + KILLS * 15_000 },
  async ({ seed, kills }) => {
    const startedAt = performance.now();
    const { history, nemesis, violations, moving } = await run({
      ...(await newGarage()),
      kills,
      seed,
      repeats: 0.1,
      restWithinMs: REST_WITHIN_MS,
    });
    const unsettled = JSON.stringify(Object.fromEntries(history.unsettled));
    console.log(`${NAME}: ${nemesis.schedule()}`);
    record({
      test: NAME,
      seed,
      saw: `${nemesis.summary()}; ${history.summary()}; no answer: ${unsettled}; ${violations.length} violations`,
      seconds: secondsSince(startedAt),
    });
    expect(describeViolations(violations)).toBe('none');
    expect(moving).toEqual([]);
    expect([...history.refusalCodes()]).toEqual(['booking.slot-taken']);
    expect(history.unsettled.get('500') ?? 0).toBe(0);
    expect(nemesis.hits).toBeGreaterThanOrEqual(Math.floor(kills / 4));
  },
);

const ROUNDS = 6;
const KILLS_PER_ROUND = 3;

/** Plants the bug in a tenant, runs the load under kills, takes it out again. @returns what the checker says of the invariant that it breaks */
async function runWithBug(
  { plant, remove, breaks, shares, freshKeyPerTry = false }: PlantedBug,
  round: number,
): Promise<Violation[]> {
  const tenant = await newGarage();
  await asSuperuser(async (client) => plant?.(client, tenant.schema));
  try {
    const options = {
      kills: KILLS_PER_ROUND,
      seed: seed + round,
      repeats: 0,
      freshKeyPerTry,
      shares,
      restWithinMs: 3_000,
    };
    const { violations } = await run({ ...tenant, ...options });
    return violations.filter(({ invariant }) => invariant === breaks);
  } finally {
    await asSuperuser(async (client) => remove?.(client));
  }
}

test.each(plantedBugs)('the checker catches: $name', { timeout: 300_000 }, async (bug) => {
  const startedAt = performance.now();
  let caught: Violation[] = [];
  let rounds = 0;
  while (caught.length === 0 && rounds < ROUNDS) caught = await runWithBug(bug, (rounds += 1));
  expect(caught.length, `violations of: ${bug.breaks}, ${rounds * KILLS_PER_ROUND} kills`).toBeGreaterThan(0);
  record({
    test: NAME,
    control: bug.name,
    seed,
    saw: `${bug.breaks}: broken ${caught.length} times after ${rounds * KILLS_PER_ROUND} kills, as in ${caught[0]!.what.slice(0, 120)}`,
    seconds: secondsSince(startedAt),
  });
});

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1_000;
}
