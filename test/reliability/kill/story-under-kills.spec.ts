import { afterAll, beforeAll, expect, test } from 'vitest';
import { Story } from '../../../apps/cli/demo/story.ts';
import { Cluster } from '../../kit/cluster.ts';
import { liveTenants, untilAtRest } from '../checker/at-rest.ts';
import { checkTenant } from '../checker/check-tenant.ts';
import { type Violation } from '../checker/violation.ts';
import { describeViolations } from '../kit/describe-violations.ts';
import { Nemesis } from '../kit/nemesis.ts';
import { seedOfRun } from '../kit/seeded-random.ts';
import { slowDisk } from '../kit/slow-disk.ts';

/** `KILLS=1000 SEED=4711` makes a night of it. */
const KILLS = Number(process.env['KILLS'] ?? 20);
const SETTINGS = {
  CLUTCH_WEBHOOK_RETRY_SECONDS: Array.from({ length: 60 }, () => 1).join(),
  CLUTCH_WORKER_SWEEP_SECONDS: '1',
  CLUTCH_LOG_LEVEL: 'warn',
};
const REST_WITHIN_MS = 60_000;

const seed = seedOfRun();
let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start(SETTINGS);
  await slowDisk(cluster.config.database.url);
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

async function checkAll(databaseUrl: string): Promise<{ tenants: number; violations: Violation[] }> {
  const schemas = await liveTenants(databaseUrl);
  const violations: Violation[] = [];
  for (const schema of schemas) {
    expect(await untilAtRest(databaseUrl, schema, REST_WITHIN_MS)).toEqual([]);
    violations.push(...(await checkTenant(databaseUrl, schema)));
  }
  return { tenants: schemas.length, violations };
}

test(
  'the story ends right while api, worker and Postgres are killed again and again',
  { timeout: 240_000 + KILLS * 10_000 },
  async () => {
    const nemesis = new Nemesis(cluster, seed);
    let over = false;
    const kills = nemesis.kill(KILLS).finally(() => {
      over = true;
      nemesis.close();
    });
    const [stories] = await Promise.all([playUntil(() => over), kills]);
    const { tenants, violations } = await checkAll(cluster.config.database.url);
    console.log(
      `story under kills, seed ${seed}: ${nemesis}; ${stories} stories ended right; ${tenants} tenants, violations: ${describeViolations(violations)}\n  ${nemesis.schedule()}`,
    );
    expect(describeViolations(violations)).toBe('none');
    expect(nemesis.kills).toHaveLength(KILLS);
    expect(nemesis.hits).toBeGreaterThanOrEqual(Math.floor(KILLS / 4));
  },
);
