import { performance } from 'node:perf_hooks';

/**
 * So many clients at the same time, each beginning its next step when it has ended one (closed loop), until the time is over and all have
 * ended. @returns the sum of what the steps returned, and how long it really took
 */
export async function runClients(
  step: (client: number) => Promise<number>,
  clients: number,
  seconds: number,
): Promise<{ readonly done: number; readonly seconds: number }> {
  const began = performance.now();
  let done = 0;
  const work = async (client: number): Promise<void> => {
    while (performance.now() - began < seconds * 1_000) {
      const more = await step(client);
      done += more; // not in one expression: the sum would be read before the wait, and what others add meanwhile be lost
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return { done, seconds: (performance.now() - began) / 1_000 };
}
