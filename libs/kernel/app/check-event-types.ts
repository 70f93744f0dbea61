import { type EventTypeRegister, type WrittenType } from '../events/event-type-register.ts';
import { onceDatabaseAnswers, type Patience } from './once-database-answers.ts';

/**
 * To be awaited before a process does anything with events. While the database does not answer it is asked again, as `onceDatabaseAnswers` does.
 * @param onNewer is told of types that a newer release has written; what needs them waits, everything else goes on
 * @throws MissingEventTypes; what the database throws
 */
export async function checkEventTypes(
  register: EventTypeRegister,
  onNewer: (types: readonly WrittenType[]) => void,
  patience: Patience = {},
): Promise<void> {
  const { newer } = await onceDatabaseAnswers(() => register.check(), patience);
  if (newer.length > 0) onNewer(newer);
}
