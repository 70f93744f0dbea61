import { type BareServer } from '../kit/bare.ts';
import { type Result, rounded } from '../kit/report.ts';
import { spreadOf } from '../kit/rounds.ts';
import { median } from '../kit/statistics.ts';
import type { Storm } from './storm-load.ts';
import { p99, perSecond, Stormer } from './storms.ts';

/** What is asked for again and again, of us and of the peer. */
export interface Targets {
  readonly ours: Pick<Storm, 'url' | 'headers' | 'paths'>;
  /** The same as another tenant. */
  readonly quiet: Pick<Storm, 'url' | 'headers' | 'paths'>;
  readonly peer: Pick<Storm, 'url' | 'headers' | 'paths'> & { readonly server: BareServer };
}

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
}

const READERS = 16;
const CROWD = 600;
const FLOODERS = 64;
const QUIET_PER_SECOND = 50;

/** How long a read takes at four fifths of what each side can do, by the peer's. */
export async function latencyAtLoad({ ours, peer }: Targets, { rounds, seconds }: Effort): Promise<Result> {
  const generator = await Stormer.start();
  const at = async (target: Targets['ours'], rate: number) =>
    p99((await generator.send({ ...target, connections: READERS, seconds, perSecond: rate })).served);
  const [most, mostOfPeer] = [await saturation(generator, ours, seconds), await saturation(generator, peer, seconds)];
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1)
    pairs.push([await at(ours, most * 0.8), await at(peer, mostOfPeer * 0.8)]);
  await generator.stop();
  console.log(`p99 at 80 %: ${pairs.map(([a, b]) => `${a.toFixed(1)} / ${b.toFixed(1)}`).join(', ')} ms`);
  const { value, lowest, highest } = spreadOf(pairs.map(([a, b]) => a / b));
  const spread = { lowest: rounded(lowest), highest: rounded(highest) };
  return { name: 'api.read.p99.vs_bare', value: rounded(value), unit: 'ratio', goal: 3, better: 'lower', ...spread };
}

/** What is left of the best throughput when three times as much is asked for, and how soon the rest is told so. */
export async function overload({ ours }: Targets, { rounds, seconds }: Effort): Promise<Result[]> {
  const generator = await Stormer.start();
  const kept: number[] = [];
  const shedAfter: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const best = await saturation(generator, ours, seconds);
    const asked = best * 3;
    const storm = await generator.send({ ...ours, connections: CROWD, seconds, perSecond: asked });
    const sent = (storm.served.length + storm.shed.length) / storm.seconds;
    console.log(
      `overload: best ${best.toFixed(0)}/s, asked ${asked.toFixed(0)}/s, sent ${sent.toFixed(0)}/s, served ${perSecond(storm).toFixed(0)}/s, shed after ${p99(storm.shed).toFixed(1)} ms (p99)`,
    );
    kept.push(perSecond(storm) / best);
    shedAfter.push(p99(storm.shed));
  }
  await generator.stop();
  return [
    { name: 'api.overload.goodput', value: rounded(median(kept)), unit: 'ratio', goal: 0.9, better: 'higher' },
    { name: 'api.overload.shed_p99_ms', value: rounded(median(shedAfter)), unit: 'ms', goal: 10, better: 'lower' },
  ];
}

/** How long a tenant that asks now and then waits while another one sends whatever it can, by how long it waits alone. */
export async function noisyNeighbour({ ours, quiet }: Targets, { rounds, seconds }: Effort): Promise<Result> {
  const [flood, calm] = [await Stormer.start(), await Stormer.start()];
  const ask = async (): Promise<number> => {
    const calmly = { ...quiet, connections: 4, seconds, perSecond: QUIET_PER_SECOND };
    const { served, shed } = await calm.send(calmly);
    if (shed.length > 0) console.log(`${shed.length} of ${served.length + shed.length} quiet requests were shed`);
    return p99(served);
  };
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const alone = await ask();
    const storm = flood.send({ ...ours, connections: FLOODERS, seconds: seconds + 2, perSecond: 0 });
    const beside = await ask();
    const { served, shed } = await storm;
    console.log(
      `neighbour: p99 alone ${alone.toFixed(1)} ms, beside ${beside.toFixed(1)} ms; the flood was served ${served.length} and shed ${shed.length} times`,
    );
    ratios.push(beside / alone);
  }
  await Promise.all([flood.stop(), calm.stop()]);
  const { value, lowest, highest } = spreadOf(ratios);
  return {
    name: 'api.noisy_neighbour.p99_ratio',
    value: rounded(value),
    unit: 'ratio',
    goal: 1.5,
    better: 'lower',
    lowest: rounded(lowest),
    highest: rounded(highest),
  };
}

/** Requests a second with some readers, each of whom asks again when it has its answer. */
async function saturation(generator: Stormer, target: Targets['ours'], seconds: number): Promise<number> {
  await generator.send({ ...target, connections: READERS, seconds: 1, perSecond: 0 });
  return perSecond(await generator.send({ ...target, connections: READERS, seconds, perSecond: 0 }));
}
