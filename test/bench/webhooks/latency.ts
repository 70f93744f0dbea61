import { type TenantRef } from '#kernel';
import { type BenchProcess } from '../kit/bench-process.ts';
import { type Result, rounded } from '../kit/report.ts';
import { spreadOf } from '../kit/rounds.ts';
import { percentile } from '../kit/statistics.ts';
import { type Installation } from '../smoke/installation.ts';
import { type Appends, type Came, type Moment } from './messages.ts';
import { type Receiver, register, remove } from './receivers.ts';

/** What the measures work with. */
export interface Bench {
  readonly installation: Installation;
  readonly tenant: TenantRef;
  readonly receiver: Receiver;
  readonly appends: BenchProcess<Appends, Moment[]>;
}

const PER_SECOND = 300;
const WARM_UP_SECONDS = 3;
/** Of this many endpoints each gets every event: as many messages a second as there are events with one endpoint. */
const ENDPOINTS = 20;

/** From commit to arrival at 300 events a second. */
export async function latency(bench: Bench, seconds: number): Promise<Result[]> {
  const ids = await register(bench.installation, `${bench.receiver.url}/ok`, { count: 1 });
  const lags = await lagsAt(bench, { perSecond: PER_SECOND, seconds }, 1);
  await remove(bench.installation, ids);
  const [half, most] = [percentile(lags, 0.5), percentile(lags, 0.99)];
  return [
    { name: 'deliver.p50.ms', value: rounded(half), unit: 'ms', better: 'lower' },
    { name: 'deliver.p99.ms', value: rounded(most), unit: 'ms', goal: 250, better: 'lower' },
  ];
}

/** What half of all endpoints cost the others when they never answer, against none of them being so: the p99 of those that do. */
export async function deadHalf(
  bench: Bench,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Result> {
  const load = { perSecond: PER_SECOND / ENDPOINTS, seconds };
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const alive = await p99With(bench, { healthy: ENDPOINTS, dead: 0 }, load);
    const dead = await p99With(bench, { healthy: ENDPOINTS / 2, dead: ENDPOINTS / 2 }, load);
    console.log(`dead half: p99 ${alive.toFixed(1)} ms with none dead, ${dead.toFixed(1)} ms with half`);
    found.push(dead / alive);
  }
  const { value, lowest, highest } = spreadOf(found);
  const spread = { lowest: rounded(lowest), highest: rounded(highest) };
  return {
    name: 'deliver.dead_half.p99_ratio',
    value: rounded(value),
    unit: 'ratio',
    goal: 1.2,
    better: 'lower',
    ...spread,
  };
}

type Load = Omit<Appends, 'tenant'>;

async function p99With(
  bench: Bench,
  { healthy, dead }: { healthy: number; dead: number },
  load: Load,
): Promise<number> {
  const { installation, receiver } = bench;
  const ids = [
    ...(await register(installation, `${receiver.url}/ok`, { count: healthy })),
    ...(await register(installation, `${receiver.url}/dead`, { count: dead })),
  ];
  const lags = await lagsAt(bench, load, healthy);
  await remove(installation, ids);
  return percentile(lags, 0.99);
}

async function lagsAt({ tenant, receiver, appends }: Bench, load: Load, endpoints: number): Promise<number[]> {
  const warmed = await appends.ask({ tenant, perSecond: load.perSecond, seconds: WARM_UP_SECONDS });
  await receiver.until(warmed.length * endpoints, '/ok');
  await receiver.forget();
  const committed = await appends.ask({ tenant, ...load });
  const came = await receiver.until(committed.length * endpoints, '/ok');
  return lagsOf(committed, came);
}

function lagsOf(committed: readonly Moment[], came: readonly Came[]): number[] {
  const first = new Map<string, number>();
  for (const { path, about, at } of came) {
    const key = `${path} ${about}`;
    first.set(key, Math.min(at, first.get(key) ?? Infinity));
  }
  const commits = new Map(committed.map(({ about, at }) => [about, at]));
  return [...first].map(([key, at]) => at - commits.get(key.slice(key.indexOf(' ') + 1))!);
}
