import { setTimeout as sleep } from 'node:timers/promises';
import { type EventTypeRegister, type WrittenType } from '../events/event-type-register.ts';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';

const PAUSE_MS = 1_000;
const WAIT_MS = 30_000;

/**
 * To be awaited before a process does anything with events. While the database does not answer it is asked again, for 30 s.
 * @param onNewer is told of types that a newer release has written; what needs them waits, everything else goes on
 * @throws MissingEventTypes; what the database throws
 */
export async function checkEventTypes(
  register: EventTypeRegister,
  onNewer: (types: readonly WrittenType[]) => void,
  { waitMs = WAIT_MS, pauseMs = PAUSE_MS } = {},
): Promise<void> {
  for (const deadline = performance.now() + waitMs; ;) {
    try {
      const { newer } = await register.check();
      if (newer.length > 0) onNewer(newer);
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() + pauseMs > deadline) throw error;
      await sleep(pauseMs);
    }
  }
}
