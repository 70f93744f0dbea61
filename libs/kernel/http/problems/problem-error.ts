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

/** The 422 of a readable but refused request, listing every fault with its place. */
export function invalidRequest(errors: readonly ProblemItem[]): ProblemError {
  const detail = errors.length === 1 ? '1 field is wrong' : `${errors.length} fields are wrong`;
  return new ProblemError(422, 'request.invalid', detail, { extensions: { errors } });
}
