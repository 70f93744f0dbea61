import { defineQueue, type Jobs } from '#kernel';
import { type KeyLetter, KeyLetters } from '../domain/key-letters.ts';

/** A letter about a key that is to be written. */
export const keyLetterQueue = defineQueue<KeyLetter>('key-letters', { keepCompletedSeconds: 86_400 });

/** Letters as jobs of the worker, each once a day. */
export class JobKeyLetters extends KeyLetters {
  constructor(private readonly jobs: Jobs) {
    super();
  }

  override async post({ schema }: { readonly schema: string }, letter: KeyLetter): Promise<void> {
    const jobId = `${letter.kind}-${letter.keyId}-${letter.day}`;
    await this.jobs.add(keyLetterQueue, letter, { tenant: schema, jobId });
  }
}
