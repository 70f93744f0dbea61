/** What became of a batch. */
export class Stored {
  /** Elements in the batch. */
  readonly received!: number;
  /** Of them, those that are new. */
  readonly stored!: number;
  /** Of them, those that were there before or came twice in the batch. */
  readonly duplicates!: number;
}

export const storedOf = (received: number, stored: number): Stored => ({
  received,
  stored,
  duplicates: received - stored,
});
