import { type BatchName } from '../batch-names.ts';

/** So many requests that had the same outcome. */
export interface UsageCount {
  /** When the minute began in which they ended, in milliseconds of the epoch. */
  readonly minute: number;
  readonly tenantId: string;
  /** `key_…`, the app's id, or `people` for all sessions: who of them asked is nobody's usage. */
  readonly credential: string;
  readonly operation: string;
  readonly status: number;
  /** Of the problem; empty where there was none. */
  readonly code: string;
  /** By `latencyBucket`. */
  readonly bucket: number;
  readonly isDeprecated: boolean;
  requests: number;
  /** What they counted for in limits. */
  cost: number;
  /** All their times together. */
  ms: number;
}

/** Keeps what was counted. */
export abstract class UsageSink {
  /** In one statement: all are kept or none. Which of them, an error does not say, so the same batch is written again, and counts once. */
  abstract write(counts: readonly UsageCount[], batch: BatchName): Promise<void>;
}

/** Beyond so many different ones the rest is counted when the store has taken these: callers must not fill the memory. */
const MOST_DIFFERENT = 20_000;

/** What happened since it was last handed over, in memory. */
export class UsageTally {
  #counts = new Map<string, UsageCount>();
  /** Requests that were not counted because the store was away for too long. */
  lost = 0;

  add(one: UsageCount): void {
    const { minute, tenantId, credential, operation, status, code, bucket } = one;
    const key = `${tenantId}${minute}${credential} ${operation} ${status} ${code} ${bucket}`;
    const known = this.#counts.get(key);
    if (known) {
      known.requests += one.requests;
      known.cost += one.cost;
      known.ms += one.ms;
    } else if (this.#counts.size < MOST_DIFFERENT) this.#counts.set(key, one);
    else this.lost += one.requests;
  }

  /** Hands over what there is and begins anew. */
  take(): UsageCount[] {
    const taken = [...this.#counts.values()];
    this.#counts = new Map();
    return taken;
  }
}
