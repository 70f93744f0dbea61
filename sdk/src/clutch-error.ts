import type { KnownProblemCode } from './generated/facts.ts';

/** Further codes come without a new version, so a program has an answer for those that it does not know. */
export type ProblemCode = KnownProblemCode | (string & {});

/** One fault of a request, with its place. */
export interface FieldError {
  /** JSON Pointer into the body. */
  readonly pointer?: string;
  /** Name of the query, path or header parameter. */
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
}

/** An RFC 9457 problem as Clutch writes it; some codes carry further members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
  readonly [member: string]: unknown;
}

/** Clutch has answered with an error. Look at `code`, which is stable; `message` is for people. */
export class ClutchError extends Error {
  override readonly name = 'ClutchError';
  /** Stable: `booking.slot-taken`. `response.unreadable` where something between us has answered in a form of its own. */
  readonly code: ProblemCode;
  readonly status: number;
  /** Under which the request is found again: `GET /v1/requests/{requestId}`. */
  readonly requestId: string | undefined;
  /** What is wrong with which field; empty where it is not about fields. */
  readonly errors: readonly FieldError[];
  /** Everything that was answered. */
  readonly problem: Problem | undefined;

  constructor(response: Response, body: unknown) {
    const problem = isProblem(body) ? body : undefined;
    super(problem?.detail ?? `${response.url} answered ${response.status}`);
    this.code = problem?.code ?? 'response.unreadable';
    this.status = response.status;
    this.requestId = problem?.requestId ?? response.headers.get('x-request-id') ?? undefined;
    this.errors = problem?.errors ?? [];
    this.problem = problem;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;
}

/** No answer came: the server could not be reached, or not in time. Whether a request was carried out is not known. */
export class ClutchConnectionError extends Error {
  override readonly name = 'ClutchConnectionError';
  readonly code: 'connection.failed' | 'connection.timed-out';

  constructor(code: ClutchConnectionError['code'], options: { readonly cause: unknown }) {
    super(code === 'connection.timed-out' ? 'Clutch did not answer in time' : 'Clutch could not be reached', options);
    this.code = code;
  }
}
