import { type TenantRef } from '../context/request-context.ts';
import { type Jobs } from '../jobs/jobs.ts';
import { drainQueue } from './wake-ups.ts';

/** Timeouts that are due within so long of each other share one job. */
const GRID_MS = 250;
/** The database tells by its own clock what is due; a job that comes a moment early would find nothing. */
const MARGIN_MS = 50;

/** Drains a tenant at the times that its processes wait for. What is lost here the sweep finds. */
export class TimedWakeUps {
  constructor(
    private readonly jobs: Jobs,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Times that have passed need no wake-up: the drain that set them finds them due. */
  wakeAt({ schema, clockAheadMs = 0 }: TenantRef, times: readonly Date[], now = Date.now()): void {
    const slots = new Set(times.map((time) => Math.ceil((time.getTime() - clockAheadMs) / GRID_MS) * GRID_MS));
    const jobs = [...slots]
      .filter((slot) => slot > now)
      .map((slot) => ({
        data: {},
        tenant: schema,
        delayMs: slot - now + MARGIN_MS,
        deduplicate: `drain-at-${slot}`,
      }));
    this.jobs.addBulk(drainQueue, jobs).catch(this.onError);
  }
}
