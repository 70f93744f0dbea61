import { Logger } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { defineQueue, type Jobs } from '#kernel';
import { type Letter, Letters } from '../../domain/sign-in/letters.ts';

/** A letter that is to be written. `id` makes a repeat the same letter. */
export const letterQueue = defineQueue<Letter & { readonly id: string }>('sign-in-letters');

/** Letters as jobs of the worker. */
export class JobLetters extends Letters {
  readonly #log = new Logger('letters');

  constructor(private readonly jobs: Jobs) {
    super();
  }

  override async post({ schema }: { readonly schema: string }, letter: Letter): Promise<void> {
    const id = letter.ticketId ?? uuidv7();
    try {
      await this.jobs.add(letterQueue, { ...letter, id }, { tenant: schema, jobId: id });
    } catch (err) {
      // A link that nobody can send is asked for again; a notice must not undo what it tells of.
      if (letter.ticketId !== undefined) throw err;
      this.#log.error({ err, kind: letter.kind, user: letter.userId }, 'A notice could not be posted');
    }
  }
}
