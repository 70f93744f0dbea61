import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import autocannon, { type Request } from 'autocannon';
import type { Answered, Load } from './load.ts';

/** How often autocannon looks whether all is answered. Our own clock stops at the last answer. */
const SAMPLE_MS = 20;

function answer(load: Load): Promise<Answered> {
  const { url, connections, amount, headers, paths } = load;
  const nextSender = inTurn(load.senders ?? 1);
  const requests = paths.map((path) => request(path, load, nextSender));
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

function request(path: string, { headers, body }: Load, nextSender: () => string): Request {
  if (body === undefined) return { method: 'GET', path };
  return {
    method: 'POST',
    path,
    setupRequest: (request) => {
      const sender = nextSender();
      const own = Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{sender}', sender)]);
      return {
        ...request,
        headers: { ...Object.fromEntries(own), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: body.replaceAll('{unique}', randomUUID()).replaceAll('{sender}', sender),
      };
    },
  };
}

function inTurn(senders: number): () => string {
  let next = 0;
  return () => String(next++ % senders);
}

// Without the parent nobody wants the rest.
process.on('disconnect', () => process.exit());
process.on('message', (load: Load) => {
  void answer(load).then((answered) => process.send!(answered));
});
