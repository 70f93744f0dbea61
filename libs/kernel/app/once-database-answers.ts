import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';

const PAUSE_MS = 1_000;
const WAIT_MS = 30_000;

/** Runs a check of the boot. While the database does not answer it is asked again, for 30 s. @throws what `check` throws in the end */
export async function onceDatabaseAnswers<T>(
  check: () => Promise<T>,
  { waitMs = WAIT_MS, pauseMs = PAUSE_MS } = {},
): Promise<T> {
  for (const deadline = performance.now() + waitMs; ;) {
    try {
      return await check();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() + pauseMs > deadline) throw error;
      await sleep(pauseMs);
    }
  }
}
