import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../kit/cluster.ts';
import { BenchProcess } from '../kit/bench-process.ts';
import { LoadGenerator } from '../kit/load.ts';
import { type Result, rounded } from '../kit/report.ts';
import { spreadOf } from '../kit/rounds.ts';
import { type BenchServer } from '../kit/server.ts';
import { makeTenants } from '../kit/tenants.ts';
import { EXTRAS_PATH, type ExtrasSettings } from './extras-settings.ts';

const CONNECTIONS = 8;
const WARM_UP = 10_000;
/** Everything that a request leaves behind is written down by then. */
const SETTLE_MS = 1_500;

interface Side {
  readonly url: string;
  readonly process: BenchProcess<object, number>;
}

/** Processor time of the server that a request costs more because it is limited, counted and kept. */
export async function extras(server: BenchServer, rounds: number, requests: number): Promise<Result> {
  const [tenant] = await makeTenants(server, 1);
  const ports = await freePorts(2);
  const start = async (port: number, withExtras: boolean): Promise<Side> => {
    const environment = { ...server.environment, CLUTCH_HTTP_RATE_PER_MINUTE: '10000000' };
    const settings: ExtrasSettings = { environment, tenant: tenant!, port, withExtras };
    const script = join(import.meta.dirname, 'extras-process.ts');
    return { url: `http://127.0.0.1:${port}`, process: await BenchProcess.start<object, number>(script, settings) };
  };
  const [with_, without] = [await start(ports[0]!, true), await start(ports[1]!, false)];
  const generator = new LoadGenerator();
  try {
    const cost = (side: Side, amount: number) => microsecondsEach(generator, side, amount);
    await cost(with_, WARM_UP);
    await cost(without, WARM_UP);
    const more: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const first = round % 2 === 0 ? with_ : without;
      const one = await cost(first, requests);
      const other = await cost(first === with_ ? without : with_, requests);
      const [dear, cheap] = first === with_ ? [one, other] : [other, one];
      console.log(`extras: ${dear.toFixed(0)} µs with, ${cheap.toFixed(0)} µs without`);
      more.push(dear - cheap);
    }
    await refuseUncounted(server, WARM_UP + rounds * requests);
    const { value, lowest, highest } = spreadOf(more);
    const spread = { lowest: rounded(lowest), highest: rounded(highest) };
    return { name: 'api.extras.cpu_us', value: rounded(value), unit: 'µs', goal: 60, better: 'lower', ...spread };
  } finally {
    generator.stop();
    await Promise.all([with_.process.stop(), without.process.stop()]);
  }
}

async function microsecondsEach(generator: LoadGenerator, { url, process }: Side, amount: number): Promise<number> {
  const before = await process.ask({});
  await generator.rate({ url, connections: CONNECTIONS, amount, headers: {}, paths: [EXTRAS_PATH] });
  await sleep(SETTLE_MS);
  return ((await process.ask({})) - before) / amount;
}

/** Fast because it did nothing would be no figure. */
async function refuseUncounted({ owner }: BenchServer, requests: number): Promise<void> {
  const { rows } = await owner.query<{ counted: number; kept: number }>(
    `select (select coalesce(sum(requests), 0)::int from platform.usage_minute) as counted,
      (select count(*)::int from platform.request_log) as kept`,
  );
  if (rows[0]!.counted !== requests) throw new Error(`${requests} requests were made, ${rows[0]!.counted} counted`);
  console.log(`extras: ${rows[0]!.counted} requests counted, ${rows[0]!.kept} kept`);
}
