import { uuidv7 } from 'uuidv7';
import { createKernel, SystemClock } from '#kernel';
import { type Result, rounded } from '../kit/report.ts';
import { spreadOf } from '../kit/rounds.ts';
import { type BenchServer } from '../kit/server.ts';

const ROUNDS = 5;
const TOKENS = 1_000;
/** A token lives for five minutes; an app that shows it every half minute is a quiet one. */
const USES = 10;

/** As it was compiled: Node reads no parameter properties. */
const compiled = (name: string): string =>
  new URL(`../../../dist/libs/identity/adapters/sessions/${name}.js`, import.meta.url).href;
const { JoseAccessTokens } = (await import(
  compiled('jose-access-tokens')
)) as typeof import('../../../libs/identity/adapters/sessions/jose-access-tokens.ts');
const { StoredSigningKeys } = (await import(
  compiled('stored-signing-keys')
)) as typeof import('../../../libs/identity/adapters/sessions/stored-signing-keys.ts');

/** Processor time of one check in µs. */
async function costOf(checks: number, work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / checks;
}

/** Processor time of checking an access token, all its uses taken together, and of its first use alone. */
export async function tokenCost({ config }: BenchServer): Promise<Result[]> {
  const kernel = await createKernel(config, []);
  const [all, first]: [number[], number[]] = [[], []];
  try {
    const clock = new SystemClock();
    const keys = new StoredSigningKeys(kernel.platform, clock, { secret: config.secret, days: 30 });
    for (let round = 0; round <= ROUNDS; round += 1) {
      const tokens = new JoseAccessTokens(keys, clock, 'bench');
      const ids = { tenantId: uuidv7(), userId: uuidv7(), name: 'Bench', level: 1, provedAt: new Date() } as const;
      const given: string[] = [];
      while (given.length < TOKENS)
        given.push((await tokens.issue({ ...ids, sessionId: uuidv7(), scope: 'full', onTrustedDevice: false })).token);
      const readAll = async (): Promise<void> => {
        for (const token of given) {
          const { status } = await tokens.read(token);
          if (status !== 'valid') throw new Error(`A token of ours is ${status}`);
        }
      };
      const once = await costOf(TOKENS, readAll);
      const again = await costOf(TOKENS * (USES - 1), async () => {
        for (let use = 1; use < USES; use += 1) await readAll();
      });
      // The first round warms up.
      if (round === 0) continue;
      first.push(once);
      all.push((once + again * (USES - 1)) / USES);
    }
  } finally {
    await kernel.close();
  }
  return [
    resultOf('token.verify.us', all, { goal: 60, with: { uses: USES } }),
    resultOf('token.verify.first.us', first),
  ];
}

function resultOf(name: string, costs: readonly number[], more: Pick<Result, 'goal' | 'with'> = {}): Result {
  const { value, lowest, highest } = spreadOf(costs);
  const [low, high] = [rounded(lowest), rounded(highest)];
  return { name, value: rounded(value), unit: 'µs', better: 'lower', lowest: low, highest: high, ...more };
}
