import { type ProblemText, type ProblemTexts, type RegisteredProblem } from '../../../domain/problem-texts.ts';
import { FIELD_PROBLEMS } from './field-problems.ts';
import { graphqlProblems } from './graphql-problems.ts';
import { type Language } from './language.ts';
import { partProblems } from './part-problems.ts';
import { requestProblems } from './request-problems.ts';

/** Where the type of a problem leads as long as the operator names no other place. It is an id as well, and stays one. */
export const ERRORS_URL = 'https://errors.clutch.dev';

/** `booking.slot-taken` → `booking/slot-taken`: where a code stands beneath the address of all errors. */
export const pathOfCode = (code: string): string => code.replaceAll('.', '/');

/**
 * Every code with which Clutch answers, with its status and texts. The kernel's are always there; each context brings its own in
 * `ContextDefinition.problems`. A test finds codes that are thrown and missing here, and the reverse.
 */
export class ProblemRegistry {
  readonly #byCode = new Map<string, RegisteredProblem>();

  /** @throws Error when two contexts say different things of one code */
  constructor(
    contexts: readonly ProblemTexts[] = [],
    private readonly errorsUrl: string = ERRORS_URL,
  ) {
    for (const texts of [requestProblems, graphqlProblems, partProblems, ...contexts]) {
      for (const [code, problem] of Object.entries(texts)) {
        if (this.#byCode.has(code)) throw new Error(`${code} is registered twice`);
        this.#byCode.set(code, problem);
      }
    }
  }

  /** In order of the codes. */
  all(): [code: string, problem: RegisteredProblem][] {
    return [...this.#byCode].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  /** What is said of a code; `undefined` for one that nobody registered. */
  text(code: string, language: Language): ProblemText | undefined {
    return this.#byCode.get(code)?.[language];
  }

  /** What is said of a fault in one field; another one than those that are known is simply not valid. */
  fieldText(code: string, language: Language): string {
    return (FIELD_PROBLEMS[code] ?? FIELD_PROBLEMS['invalid']!)[language];
  }

  /** The address that names the code, and where its page is. */
  typeOf(code: string): string {
    return `${this.errorsUrl}/${pathOfCode(code)}`;
  }
}
