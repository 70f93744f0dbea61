import { join } from 'node:path';
import { type TenantRef } from '#kernel';
import { NODE_FLAGS } from '../../apps/cli/start/app-process.ts';
import { BenchProcess } from './kit/bench-process.ts';
import { chosenParts, readFlags } from './kit/flags.ts';
import { interrupted } from './kit/interrupted.ts';
import { report, type Result } from './kit/report.ts';
import { type Installation, startInstallation, stopInstallation } from './smoke/installation.ts';
import { type Bench, deadHalf, latency } from './webhooks/latency.ts';
import { logOfAMillion } from './webhooks/log-of-a-million.ts';
import { type Appends, type Moment } from './webhooks/messages.ts';
import { Receiver } from './webhooks/receivers.ts';
import { throughput } from './webhooks/throughput.ts';

const PARTS = ['latency', 'throughput', 'dead', 'log'] as const;

const { quick, only } = readFlags({ quick: { type: 'boolean' }, only: { type: 'string' } });
const parts = chosenParts(PARTS, only);
const EFFORT = quick
  ? { seconds: 5, rounds: 2, messages: 4_000, log: { endpoints: 1_000, attempts: 100_000 } }
  : { seconds: 20, rounds: 3, messages: 10_000, log: { endpoints: 10_000, attempts: 1_000_000 } };

async function measure(installation: Installation): Promise<Result[]> {
  const { cluster } = installation;
  const appends = await BenchProcess.start<Appends, Moment[]>(
    join(import.meta.dirname, 'webhooks/append-process.ts'),
    { environment: cluster.environment },
    NODE_FLAGS,
  );
  const bench: Bench = {
    installation,
    appends,
    receiver: await Receiver.start(),
    tenant: await tenantOf(installation),
  };
  const results: Result[] = [];
  if (parts.includes('latency')) results.push(...(await latency(bench, EFFORT.seconds)));
  if (parts.includes('throughput')) results.push(await throughput(bench, EFFORT));
  if (parts.includes('dead')) results.push(await deadHalf(bench, EFFORT));
  if (parts.includes('log')) results.push(...(await logOfAMillion(bench, EFFORT.log)));
  return results;
}

async function tenantOf({ database, schema }: Installation): Promise<TenantRef> {
  const { rows } = await database.query<TenantRef>('select id, slug, schema from platform.tenant where schema = $1', [
    schema,
  ]);
  return rows[0]!;
}

const ended = interrupted();
console.log('Starting an installation of api, admin, worker and Postgres');
const installation = await startInstallation();
let results: readonly Result[] = [];
try {
  results = await Promise.race([measure(installation), ended]);
} finally {
  await BenchProcess.stopAll();
  await stopInstallation(installation);
}
report('webhooks', installation.postgres, results, quick ? { quick: true } : {});
