import { uuidv7 } from 'uuidv7';
import { currentContext } from './request-context.ts';
import { uuidV5 } from './uuid-v5.ts';

/** A new id that a repeat of the same idempotent command gets again, although the stream's own id is another. */
export function idOfCommand(what: string): string {
  const command = currentContext()?.command;
  return command ? uuidV5(command.id, what) : uuidv7();
}
