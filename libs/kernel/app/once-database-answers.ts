import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';

const WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 4_000;

/** How long a start waits for the database, and whom it tells of it. */
export interface Patience {
  /** A minute when left out. */
  readonly waitMs?: number;
  /** Before the second try; from try to try it doubles, up to 4 s. */
  readonly pauseMs?: number;
  /** Told of every try in vain. */
  readonly report?: (error: Error, leftMs: number) => void;
}

/**
 * Runs a step of the start. While the database does not answer, or takes longer than a connection may, it is run again: a machine that
 * starts everything at once is slow, and that is no reason to end. @throws what `step` throws in the end
 */
export async function onceDatabaseAnswers<T>(
  step: () => Promise<T>,
  { waitMs = WAIT_MS, pauseMs = FIRST_PAUSE_MS, report = tell }: Patience = {},
): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (let pause = pauseMs; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await step();
    } catch (error) {
      const leftMs = deadline - performance.now();
      if (!isDatabaseUnavailable(error) || leftMs < pause) throw error;
      report(error as Error, leftMs);
      await sleep(pause);
    }
  }
}

function tell({ message }: Error, leftMs: number): void {
  const seconds = Math.round(leftMs / 1_000);
  new Logger('start').warn(`Postgres does not answer yet (${message}); trying for ${seconds} s more`);
}
