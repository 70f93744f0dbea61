import { freePorts } from '../kit/cluster.ts';
import { guardCost } from './identity/guard.ts';
import { signInRate } from './identity/sign-in.ts';
import { tokenCost } from './identity/token.ts';
import { BenchProcess } from './kit/bench-process.ts';
import { chosenParts, readFlags } from './kit/flags.ts';
import { interrupted } from './kit/interrupted.ts';
import { report, type Result } from './kit/report.ts';
import { type BenchServer, startServer } from './kit/server.ts';

const PARTS = ['guard', 'sign-in', 'token'] as const;
type Part = (typeof PARTS)[number];

async function run(server: BenchServer, wanted: readonly Part[]): Promise<Result[]> {
  const results: Result[] = [];
  if (wanted.includes('guard')) results.push(await guardCost(server, (await freePorts(1))[0]!));
  if (wanted.includes('sign-in')) results.push(await signInRate(server));
  if (wanted.includes('token')) results.push(...(await tokenCost(server)));
  return results;
}

const flags = readFlags({ only: { type: 'string' } });
const wanted = chosenParts(PARTS, flags.only);
console.log('Starting Postgres');
const server = await startServer({
  CLUTCH_HTTP_RATE_PER_MINUTE: '10000000',
  CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '10000000',
  CLUTCH_HTTP_TRUSTED_PROXIES: '127.0.0.0/8',
});
try {
  report('identity', server.postgres, await Promise.race([run(server, wanted), interrupted()]));
} finally {
  await BenchProcess.stopAll();
  await server.stop();
}
