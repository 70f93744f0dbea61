import { randomUUID } from 'node:crypto';

/** Under what a process hands over counts that it has gathered: the same over all tries, so that whoever adds them up does so once. */
export interface BatchName {
  /** UUID, of one line of batches of one process. */
  readonly process: string;
  /** Grows by one from batch to batch, and none is named before the one before it was taken. */
  readonly batch: number;
}

/** Names batches that are handed over one after the other. */
export class BatchNames {
  readonly #process = randomUUID();
  #last = 0;

  next(): BatchName {
    this.#last += 1;
    return { process: this.#process, batch: this.#last };
  }
}
