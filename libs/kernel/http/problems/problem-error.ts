import { type Problem, type ProblemItem } from './problem.ts';

/** What a `ProblemError` may add to status, code and detail. */
export type ProblemExtras = Pick<Problem, 'type' | 'extensions' | 'headers'>;

/**
 * An error of the HTTP layer that already knows its answer: guards, strategies, pipes and interceptors throw it.
 * All of it is public: no secret, no foreign data, no text of an unknown exception. Domain code throws `DomainError` instead.
 */
export class ProblemError extends Error implements Problem {
  override readonly name = 'ProblemError';
  readonly type?: string;
  readonly extensions?: Problem['extensions'];
  readonly headers?: Problem['headers'];

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    extras: ProblemExtras = {},
  ) {
    super(detail);
    this.type = extras.type;
    this.extensions = extras.extensions;
    this.headers = extras.headers;
  }
}

/** So many faults the documents say that a problem lists at most: whoever mends them has the others told then. */
const MOST_TOLD = 1_000;

/** The 422 of a readable but refused request, listing its faults, a thousand at most, each with its place. */
export function invalidRequest(errors: readonly ProblemItem[]): ProblemError {
  const places = new Set(errors.map(({ pointer, parameter }) => pointer ?? parameter)).size;
  const detail = places === 1 ? '1 field is wrong' : `${places} fields are wrong`;
  return new ProblemError(422, 'request.invalid', detail, { extensions: { errors: errors.slice(0, MOST_TOLD) } });
}
