import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds, or until the signal: an end that was asked for is no error. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
