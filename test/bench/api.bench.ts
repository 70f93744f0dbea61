import { createTenant } from '../../apps/cli/demo/tenants.ts';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { extras } from './api/extras.ts';
import { latencyAtLoad, noisyNeighbour, overload, type Targets } from './api/under-load.ts';
import { BenchProcess } from './kit/bench-process.ts';
import { chosenParts, readFlags } from './kit/flags.ts';
import { interrupted } from './kit/interrupted.ts';
import { LoadGenerator } from './kit/load.ts';
import { report, type Result, rounded } from './kit/report.ts';
import { startServer } from './kit/server.ts';
import { compareReads, startBare } from './smoke/http-rates.ts';
import { type Installation, startInstallation, stopInstallation } from './smoke/installation.ts';
import { seedBookings } from './smoke/seed.ts';

const PARTS = ['read', 'latency', 'extras', 'overload', 'neighbour'] as const;
type Part = (typeof PARTS)[number];

const { quick, only } = readFlags({ quick: { type: 'boolean' }, only: { type: 'string' } });
const parts = chosenParts(PARTS, only);
const EFFORT = quick ? { rounds: 2, seconds: 3 } : { rounds: 5, seconds: 6 };
const EXTRAS = quick ? { rounds: 3, requests: 10_000 } : { rounds: 7, requests: 20_000 };

/** Reads of bookings of an installation as users run it: keys, permissions, limits, usage, request log, audit trail and log are on. */
async function ofInstallation(installation: Installation, wanted: readonly Part[]): Promise<Result[]> {
  const bookingIds = await seedBookings(installation);
  const quiet = await quietNeighbour(installation);
  const bare = await startBare(installation);
  const generator = new LoadGenerator();
  try {
    const { cluster, apiKey, database } = installation;
    const headers = { authorization: `Bearer ${apiKey}` };
    const { rows } = await database.query<{ id: string }>('select booking_id as id from bench.booking');
    const targets: Targets = {
      ours: { url: cluster.apiUrl, headers, paths: bookingIds.map((id) => `/v1/bookings/${id}`) },
      quiet,
      peer: { url: bare.url, headers, paths: rows.map(({ id }) => `/read/${id}`), server: bare },
    };
    const results: Result[] = [];
    if (wanted.includes('read')) {
      const { ratio } = await compareReads(installation, { generator, bare, bookingIds });
      results.push({ name: 'api.read.vs_bare', value: rounded(ratio), unit: 'ratio', goal: 0.5, better: 'higher' });
    }
    if (wanted.includes('latency')) results.push(await latencyAtLoad(targets, EFFORT));
    if (wanted.includes('overload')) results.push(...(await overload(targets, EFFORT)));
    if (wanted.includes('neighbour')) results.push(await noisyNeighbour(targets, EFFORT));
    return results;
  } finally {
    generator.stop();
    bare.stop();
  }
}

/** Another tenant, with bookings of its own. */
async function quietNeighbour(installation: Installation): Promise<Targets['quiet']> {
  const { cluster } = installation;
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  const { slug, apiKey } = await createTenant(admin, 'Quiet');
  const api = new HttpClient(cluster.apiUrl, apiKey.secret);
  const { rows } = await installation.database.query<{ schema: string }>(
    'select schema from platform.tenant where slug = $1',
    [slug],
  );
  const ids = await seedBookings({ ...installation, api, schema: rows[0]!.schema });
  const headers = { authorization: `Bearer ${apiKey.secret}` };
  return { url: cluster.apiUrl, headers, paths: ids.map((id) => `/v1/bookings/${id}`) };
}

const ended = interrupted();
const results: Result[] = [];
let postgres = 'unknown';
if (parts.includes('extras')) {
  console.log('Starting a Postgres, and an app that answers constants with and without limits, usage and log');
  const server = await startServer();
  try {
    ({ postgres } = server);
    results.push(await Promise.race([extras(server, EXTRAS.rounds, EXTRAS.requests), ended]));
  } finally {
    await BenchProcess.stopAll();
    await server.stop();
  }
}
const others = parts.filter((part) => part !== 'extras');
if (others.length > 0) {
  console.log('Starting an installation of api, admin, worker and Postgres');
  const installation = await startInstallation();
  try {
    ({ postgres } = installation);
    results.push(...(await Promise.race([ofInstallation(installation, others), ended])));
  } finally {
    await BenchProcess.stopAll();
    await stopInstallation(installation);
  }
}
report('api', postgres, results, quick ? { quick: true } : {});
