import { type Documented } from './documented.ts';
import { type Answered, jsonOf } from './oracle.ts';
import { type Outcome } from './outcome.ts';

/** Counts what operations have answered, so that one can see whether their cases tell anything. */
export class Tally {
  readonly #outcomes = new Map<
    string,
    { -readonly [Key in keyof Outcome]: Outcome[Key] } & { answers: Record<string, number> }
  >();

  add(operation: Documented, { status, text }: Answered): void {
    const outcome = this.#of(operation);
    const { code, scimType } = status < 400 ? ({} as Said) : (jsonOf(text) as Said);
    const answer = [status, code ?? scimType].filter((part) => part !== undefined).join(' ');
    outcome.cases += 1;
    outcome.answers[answer] = (outcome.answers[answer] ?? 0) + 1;
    if (status < 400) outcome.reached += 1;
  }

  /** How long the cases of the operation took. */
  took(operation: Documented, seconds: number): void {
    this.#of(operation).seconds += seconds;
  }

  get outcomes(): Outcome[] {
    return [...this.#outcomes.values()];
  }

  /** Operations that had fewer cases than they should have had. */
  short(operations: readonly Documented[], wanted: (operation: Documented) => number): string[] {
    const had = (operation: Documented): number => this.#of(operation).cases;
    return operations
      .filter((operation) => had(operation) < wanted(operation))
      .map((operation) => `${operation.operationId} had ${had(operation)} of ${wanted(operation)}`);
  }

  /** Operations that have answered nothing with success. */
  unreached(operations: readonly Documented[]): string[] {
    return operations.filter((operation) => this.#of(operation).reached === 0).map(({ operationId }) => operationId);
  }

  /** One line about all of it. */
  summary(app: string): string {
    const { outcomes } = this;
    const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, outcome) => all + of(outcome), 0);
    const least = Math.min(...outcomes.map(({ cases }) => cases));
    return `${app}: ${sum(({ cases }) => cases)} cases for ${outcomes.length} operations, at least ${least} each; ${sum(({ reached }) => reached)} answered with success`;
  }

  #of({ app, operationId }: Documented) {
    const key = `${app} ${operationId}`;
    const known = this.#outcomes.get(key) ?? { app, operationId, cases: 0, reached: 0, seconds: 0, answers: {} };
    this.#outcomes.set(key, known);
    return known;
  }
}

interface Said {
  readonly code?: string;
  readonly scimType?: string;
}
