import { type BatchName } from '../batch-names.ts';

/** What a process has let through of one limit since it last said so. */
export interface LimitTake {
  /** UUID; the nil UUID where no tenant is concerned. */
  readonly tenantId: string;
  readonly counter: string;
  /** When it begins anew, in milliseconds of the epoch; infinite for never. */
  readonly endsAt: number;
  /** 0 only asks. */
  readonly taken: number;
}

/** Where the processes of an installation add up what they let through. Never asked while a request waits, but for its first look. */
export abstract class LimitStore {
  /**
   * Adds each, and answers what all processes together have now, in the same order. Either all are added or none; which of them, an error
   * does not say, so the same batch is handed over again, and is added once.
   */
  abstract add(takes: readonly LimitTake[], batch: BatchName): Promise<readonly number[]>;

  async close(): Promise<void> {
    // Most stores keep nothing of their own open.
  }
}

/** One process alone, which is forgotten with it; no answer of it is ever lost. */
export class MemoryLimitStore extends LimitStore {
  readonly #totals = new Map<string, { taken: number; readonly endsAt: number }>();

  override async add(takes: readonly LimitTake[]): Promise<readonly number[]> {
    return takes.map(({ tenantId, counter, endsAt, taken }) => {
      const key = `${tenantId} ${counter}`;
      const known = this.#totals.get(key);
      const total = (known?.endsAt === endsAt ? known.taken : 0) + taken;
      this.#totals.set(key, { taken: total, endsAt });
      return total;
    });
  }
}
