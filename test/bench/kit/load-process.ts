import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import autocannon, { type Request } from 'autocannon';
import type { Answered, Load } from './load.ts';

/** How often autocannon looks whether all is answered. Our own clock stops at the last answer. */
const SAMPLE_MS = 20;

function answer({ url, connections, amount, headers, paths, body }: Load): Promise<Answered> {
  const requests = paths.map((path) => request(path, body));
  const began = performance.now();
  let last = began;
  return new Promise((resolve, reject) => {
    const options = { url, connections, amount, headers: { ...headers }, requests, sampleInt: SAMPLE_MS };
    const run = autocannon(options, (error, { '2xx': ok, non2xx, errors }) => {
      if (error) reject(error as Error);
      else resolve({ ok, other: non2xx + errors, seconds: (last - began) / 1_000 });
    });
    run.on('response', () => {
      last = performance.now();
    });
  });
}

function request(path: string, body: string | undefined): Request {
  if (body === undefined) return { method: 'GET', path };
  return {
    method: 'POST',
    path,
    setupRequest: (request) => ({
      ...request,
      headers: { ...request.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: body.replaceAll('{unique}', randomUUID()),
    }),
  };
}

// Without the parent nobody wants the rest.
process.on('disconnect', () => process.exit());
process.on('message', (load: Load) => {
  void answer(load).then((answered) => process.send!(answered));
});
