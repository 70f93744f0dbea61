import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Story } from '../../../apps/cli/demo/story.ts';
import { Cluster } from '../../kit/cluster.ts';
import { liveTenants, untilAtRest } from '../checker/at-rest.ts';
import { type Config } from '#kernel';
import { checkTenant } from '../checker/check-tenant.ts';
import { type Violation } from '../checker/violation.ts';
import { describeViolations } from '../kit/describe-violations.ts';
import { makeGarage } from '../kit/garage.ts';
import { type History } from '../kit/history.ts';
import { Nemesis } from '../kit/nemesis.ts';
import { COUNTED_WITHIN_MS, noteKills } from '../kit/note-kills.ts';
import { record } from '../kit/record.ts';
import { seedOfRun } from '../kit/seeded-random.ts';
import { slowDisk } from '../kit/slow-disk.ts';
import { Workload } from '../kit/workload.ts';

/** `KILLS=1000 SEED=4711` makes a night of it. */
const KILLS = Number(process.env['KILLS'] ?? 20);
const SETTINGS = {
  CLUTCH_WEBHOOK_RETRY_SECONDS: Array.from({ length: 60 }, () => 1).join(),
  CLUTCH_WORKER_SWEEP_SECONDS: '1',
  CLUTCH_HTTP_RATE_PER_MINUTE: '1000000',
  CLUTCH_LOG_LEVEL: 'warn',
};
const COMMIT_MS = 15;
const REST_WITHIN_MS = 60_000;

const seed = seedOfRun();
let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start(SETTINGS, { api: 2, worker: 2 });
  await slowDisk(cluster.config.database.url, COMMIT_MS);
}, 120_000);
afterAll(() => cluster?.stop());

/** Plays the story again and again, each time with new tenants, until `isOver`. @returns how often it came to its end */
async function playUntil(isOver: () => boolean): Promise<number> {
  const { apiUrl, adminUrl, config } = cluster;
  for (let played = 1; ; played += 1) {
    const lines: string[] = [];
    try {
      await new Story({
        apiUrl,
        adminUrl,
        operatorToken: config.operatorToken,
        log: (line) => lines.push(line),
      }).play();
    } catch (error) {
      throw new Error(
        `Seed ${seed}: story ${played} ended wrong after "${lines.at(-1)}": ${(error as Error).message}`,
        {
          cause: error,
        },
      );
    }
    if (isOver()) return played;
  }
}

/** The load's tenant is checked with its history, those of the stories by themselves. */
async function checkAll(config: Config, loaded: string, history: History): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const schema of await liveTenants(config.database.url)) {
    expect(await untilAtRest(config.database.url, schema, REST_WITHIN_MS)).toEqual([]);
    violations.push(...(await checkTenant(config, schema, { history: schema === loaded ? history : undefined })));
  }
  return violations;
}

test(
  'the story ends right while api, worker and Postgres are killed again and again',
  { timeout: 240_000 + KILLS * 10_000 },
  async () => {
    const startedAt = performance.now();
    const { url } = cluster.config.database;
    const garage = await makeGarage(cluster);
    const [loaded] = await liveTenants(url);
    const load = new Workload(garage, { apiUrls: cluster.apiUrls, seed, clients: 2, restMs: 60, repeats: 0.1 });
    const nemesis = new Nemesis(cluster, seed);
    const kills = nemesis.kill(KILLS).finally(() => nemesis.close());
    const [stories] = await Promise.all([playUntil(() => nemesis.isClosed), kills]);
    const history = await load.stop();
    noteKills(history, nemesis, cluster);
    await sleep(COUNTED_WITHIN_MS);
    const violations = await checkAll(cluster.config, loaded!, history);
    console.log(`story under kills: ${nemesis.schedule()}`);
    record({
      test: 'story under kills',
      seed,
      saw: `${nemesis.summary()}; ${stories} stories ended right; beside them ${history.summary()}; ${violations.length} violations`,
      seconds: (performance.now() - startedAt) / 1_000,
    });
    expect(describeViolations(violations)).toBe('none');
    expect(history.unsettled.get('500') ?? 0).toBe(0);
    expect(nemesis.kills).toHaveLength(KILLS);
    expect(nemesis.hits).toBeGreaterThanOrEqual(Math.floor(KILLS / 4));
  },
);
