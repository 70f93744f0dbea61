import { expect } from 'vitest';
import { DomainError } from '../domain/domain-error.ts';
import { type Event, type Fold, replay } from '../domain/event.ts';

/**
 * Given events, when a decision, then events or a refusal. The words are `emits` and `refuses`: an object with a `then` is a
 * thenable, and `await` on it misfires.
 */
export function specFor<State, E extends Event>(fold: Fold<State, E>) {
  return (...given: E[]) => ({
    when(decide: (state: State) => readonly E[]) {
      const run = () => decide(replay(fold, given));
      return {
        emits: (...expected: E[]) => expect(run()).toEqual(expected),
        /** `details`, where given, is what the refusal's public details must contain. */
        refuses(code: string, details: Readonly<Record<string, unknown>> = {}) {
          try {
            const events = run();
            expect.fail(`expected ${code}, but it emitted ${JSON.stringify(events)}`);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            expect(error.code).toBe(code);
            expect(error.details).toMatchObject(details);
          }
        },
      };
    },
    state: () => replay(fold, given),
  });
}
