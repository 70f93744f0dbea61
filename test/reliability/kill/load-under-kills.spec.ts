import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster } from '../../kit/cluster.ts';
import { untilAtRest, untilDelivered, untilLogHas } from '../checker/at-rest.ts';
import { checkTenant } from '../checker/check-tenant.ts';
import { type Violation } from '../checker/violation.ts';
import { type BurdenedTenant, makeBurdenedTenant, plantBug, removeBug } from '../kit/burdened-tenant.ts';
import { describeViolations } from '../kit/describe-violations.ts';
import { type History } from '../kit/history.ts';
import { Nemesis, type Shares } from '../kit/nemesis.ts';
import { COUNTED_WITHIN_MS, noteKills } from '../kit/note-kills.ts';
import { type PlantedBug, plantedBugs } from '../kit/planted-bugs.ts';
import { record } from '../kit/record.ts';
import { Rotations } from '../kit/rotations.ts';
import { seedOfRun, seedsOfOldFailures } from '../kit/seeded-random.ts';
import { slowDisk } from '../kit/slow-disk.ts';
import { Workload, type WorkloadOptions } from '../kit/workload.ts';

const LOAD = { clients: 8, restMs: 50, repeats: 0.1 };
const LOAD_ON_BUG = { clients: 2, restMs: 100, repeats: 0 };
/** Long against the rest of a command, so that many kills fall between commit and answer. */
const COMMIT_MS = 40;
const SETTINGS = { CLUTCH_WORKER_SWEEP_SECONDS: '1', CLUTCH_HTTP_RATE_PER_MINUTE: '1000000', CLUTCH_LOG_LEVEL: 'warn' };
/** Job locks of a dead worker last 15 s, and are looked for every 10 s; its lease of an operation lasts 10 s. */
const REST_WITHIN_MS = 60_000;
/** An endpoint that has failed too often, as happens on a busy machine, is left alone for 30 s, then for 60. */
const DELIVERS_AGAIN_WITHIN_MS = 100_000;
/** With a bug some of it never comes to rest. */
const REST_WITH_BUG_MS = 3_000;

const seed = seedOfRun();
let cluster: Cluster;
let databaseUrl: string;

beforeAll(async () => {
  cluster = await Cluster.start(SETTINGS, { api: 2, worker: 2 });
  databaseUrl = cluster.config.database.url;
  await slowDisk(databaseUrl, COMMIT_MS);
}, 300_000);
afterAll(() => cluster?.stop());

/** What is asked of one tenant, and under which bug, if any. */
interface Burden {
  readonly tenant: BurdenedTenant;
  readonly load: Omit<WorkloadOptions, 'apiUrls'>;
}

/** Load on all of them under the same kills, and until each has so many events. @returns what each tenant's clients saw, in their order */
async function burden(
  burdens: readonly Burden[],
  nemesis: Nemesis,
  { kills, events = 0 }: { readonly kills: number; readonly events?: number },
): Promise<History[]> {
  const loads = burdens.map(({ tenant, load }) => new Workload(tenant.garage, { apiUrls: cluster.apiUrls, ...load }));
  const rotations = burdens.map(({ tenant }) => new Rotations(tenant, cluster.apiUrl));
  try {
    await nemesis.kill(kills);
    nemesis.close();
    for (const { tenant } of burdens) await untilLogHas(databaseUrl, tenant.schema, events);
    await Promise.all(rotations.map((rotation) => rotation.stop()));
    const histories = await Promise.all(loads.map((load) => load.stop()));
    for (const history of histories) noteKills(history, nemesis, cluster);
    await sleep(COUNTED_WITHIN_MS);
    return histories;
  } finally {
    nemesis.close();
    await Promise.all([...rotations.map((rotation) => rotation.stop()), ...loads.map((load) => load.abandon())]);
  }
}

const NAME = 'load under kills';
/** `KILLS=1000` makes a night of it. */
const KILLS = Number(process.env['KILLS'] ?? 60);
/** 2,000 in a whole run. */
const EVENTS_PER_KILL = 34;
const KILLS_OF_OLD_SEED = 10;
/** Enough for most of the planted bugs; the others get kills of their own. */
const KILLS_BESIDE = 8;
/** What was found of bugs that were planted beside each other, by the bug's name. */
const foundBeside = new Map<string, Violation[]>();

/** A tenant with the bug for each that is one tenant's alone. */
function makeHosts(): Promise<(Burden & { readonly bug: PlantedBug })[]> {
  return Promise.all(plantedBugs.filter(({ isOfAll }) => !isOfAll).map((bug) => makeHost(bug, seed)));
}

async function makeHost(bug: PlantedBug, hostSeed: number): Promise<Burden & { readonly bug: PlantedBug }> {
  const tenant = await makeBurdenedTenant(cluster, hostSeed);
  await plantBug(cluster, bug, tenant);
  const { freshKeyPerTry = false, mix } = bug;
  return { bug, tenant, load: { ...LOAD_ON_BUG, seed: hostSeed, freshKeyPerTry, mix } };
}

/** What the checker says of the invariant that the bug breaks. The bug is taken out. */
async function findBug(bug: PlantedBug, { tenant }: Burden, history: History): Promise<Violation[]> {
  await untilAtRest(databaseUrl, tenant.schema, REST_WITH_BUG_MS);
  await untilDelivered(databaseUrl, tenant.schema, REST_WITH_BUG_MS);
  const violations = await checkTenant(cluster.config, tenant.schema, { history, receipts: tenant.receiver.receipts });
  await tenant.receiver.close();
  await removeBug(cluster, bug, tenant);
  return violations.filter(({ invariant }) => invariant === bug.breaks);
}

test.each([
  { seed, kills: KILLS },
  ...seedsOfOldFailures(NAME).map((old) => ({ seed: old, kills: KILLS_OF_OLD_SEED })),
])(
  'no acknowledged command is lost and none takes effect twice while processes are killed $kills times',
  { timeout: 300_000 + KILLS * 15_000 },
  async ({ seed, kills }) => {
    const startedAt = performance.now();
    const tenant = await makeBurdenedTenant(cluster, seed);
    const nemesis = new Nemesis(cluster, seed);
    const [history] = await burden([{ tenant, load: { ...LOAD, seed } }], nemesis, {
      kills,
      events: kills * EVENTS_PER_KILL,
    });
    const moving = await untilAtRest(databaseUrl, tenant.schema, REST_WITHIN_MS);
    expect(await untilDelivered(databaseUrl, tenant.schema, DELIVERS_AGAIN_WITHIN_MS)).toBe(0);
    const { receipts } = tenant.receiver;
    const violations = await checkTenant(cluster.config, tenant.schema, { history, receipts });
    await tenant.receiver.close();
    report(nemesis, `${history!.summary()}; ${tenant.receiver.summary()}`, violations, {
      seed,
      startedAt,
      history: history!,
    });
    expect(describeViolations(violations)).toBe('none');
    expect(moving).toEqual([]);
    expect([...history!.refusalCodes()]).toEqual(['booking.slot-taken']);
    expect(history!.unsettled.get('500') ?? 0).toBe(0);
    expect(nemesis.hits).toBeGreaterThanOrEqual(Math.floor(kills / 4));
  },
);

function report(
  nemesis: Nemesis,
  seen: string,
  { length }: readonly Violation[],
  { seed, startedAt, history }: { readonly seed: number; readonly startedAt: number; readonly history: History },
): void {
  const unsettled = JSON.stringify(Object.fromEntries(history.unsettled));
  console.log(`${NAME}: ${nemesis.schedule()}`);
  record({
    test: NAME,
    seed,
    saw: `${nemesis.summary()}; ${seen}; no answer: ${unsettled}; ${length} violations`,
    seconds: secondsSince(startedAt),
  });
}

const ROUNDS = 8;
const KILLS_PER_ROUND = 3;

/** A round of kills for one bug. @returns what the checker says of the invariant that it breaks */
async function runWithBug(bug: PlantedBug, shares: Shares, round: number): Promise<Violation[]> {
  const host = await makeHost(bug, seed + round);
  const load = { ...host.load, clients: LOAD.clients, restMs: LOAD.restMs };
  const [history] = await burden([{ ...host, load }], new Nemesis(cluster, seed + round, shares), {
    kills: KILLS_PER_ROUND,
  });
  return findBug(bug, host, history!);
}

test('bugs that are planted beside each other are looked for under the same kills', { timeout: 300_000 }, async () => {
  const hosts = await makeHosts();
  const histories = await burden(hosts, new Nemesis(cluster, seed), { kills: KILLS_BESIDE });
  await Promise.all(
    hosts.map(async (host, index) => foundBeside.set(host.bug.name, await findBug(host.bug, host, histories[index]!))),
  );
  expect([...foundBeside.values()].filter(({ length }) => length > 0)).not.toEqual([]);
});

test.each(plantedBugs)('the checker catches: $name', { timeout: 400_000 }, async (bug) => {
  const startedAt = performance.now();
  let caught = foundBeside.get(bug.name) ?? [];
  const where = caught.length > 0 ? 'beside other bugs' : 'with kills of its own';
  for (let round = 1; caught.length === 0 && round <= ROUNDS; round += 1)
    caught = await runWithBug(bug, bug.shares, round);
  expect(caught.length, `violations of: ${bug.breaks}`).toBeGreaterThan(0);
  record({
    test: NAME,
    control: bug.name,
    seed,
    saw: `${where}: ${bug.breaks}: broken ${caught.length} times, as in ${caught[0]!.what.slice(0, 120)}`,
    seconds: secondsSince(startedAt),
  });
});

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1_000;
}
