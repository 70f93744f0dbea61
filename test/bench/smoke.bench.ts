import { type Result, report } from './kit/report.ts';
import { httpRates } from './smoke/http-rates.ts';
import { type Installation, startInstallation, stopInstallation } from './smoke/installation.ts';
import { memory } from './smoke/memory.ts';
import { projectionLag } from './smoke/projection-lag.ts';
import { seedBookings } from './smoke/seed.ts';
import { startTimes } from './smoke/start-times.ts';

/** Under load, in one installation; the memory is looked at last, when it has been highest. */
async function underLoad(installation: Installation): Promise<Result[]> {
  const rates = await httpRates(installation, await seedBookings(installation));
  const lag = await projectionLag(installation);
  return [...rates, lag, ...memory(installation.cluster)];
}

console.log('Starting an installation of api, admin, worker and Postgres');
const installation = await startInstallation();
const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => reject(new Error(`The bench was ended by ${signal}`)));
  }
});
let loaded: Result[];
try {
  loaded = await Promise.race([underLoad(installation), interrupted]);
} finally {
  await stopInstallation(installation);
}
console.log('Starting a fresh copy, then once more');
report('smoke', installation.postgres, [...loaded, ...(await Promise.race([startTimes(), interrupted]))]);
