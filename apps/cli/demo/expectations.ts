import { setTimeout as sleep } from 'node:timers/promises';

/** The story stops with this sentence when the system did not do what it promises. */
export function insist(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

const WITHIN_MS = 90_000;

/** Asks again until there is an answer other than `undefined`. @throws Error with the sentence when that takes too long. */
export async function eventually<T>(sentence: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`It did not happen in ${WITHIN_MS / 1_000} s: ${sentence}`);
    await sleep(50);
  }
}
