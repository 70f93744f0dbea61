import { type Language } from './registry/language.ts';
import { ProblemRegistry } from './registry/problem-registry.ts';

/** One thing that is wrong in a request: `pointer` (RFC 6901; `#` for the body itself) in a body, `parameter` in a query or path. */
export interface ProblemItem {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
}

/** Further members of a problem: public JSON. The standard members always win over them. */
export type ProblemExtensions = Readonly<Record<string, unknown>>;

/** An RFC 9457 problem before it is bound to a request. */
export interface Problem {
  readonly status: number;
  /** Stable and public, `booking.slot-taken`. */
  readonly code: string;
  readonly detail: string;
  /** Overrides the address that follows from `code`. */
  readonly type?: string;
  readonly extensions?: ProblemExtensions;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The media type of every error. */
export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Credentials are needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'The method is not offered here',
  406: 'No acceptable representation',
  408: 'The request took too long to arrive',
  409: 'The state does not allow it',
  412: 'The version is another one',
  413: 'The request is too large',
  414: 'The address is too long',
  415: 'The media type is not understood',
  422: 'The request is not valid',
  428: 'A precondition is needed',
  429: 'Too many requests',
  431: 'The headers are too large',
  500: 'Something went wrong on our side',
  501: 'Not offered',
  503: 'Not available right now',
};

/** What a status means in one sentence: the title of codes that nobody has registered. */
export function titleOf(status: number): string {
  return TITLES[status] ?? (status < 500 ? 'The request was refused' : TITLES[500]!);
}

/** How a problem is told: whose words, and in which language. */
export interface Telling {
  readonly registry: ProblemRegistry;
  readonly language: Language;
  /** Whether whoever reads it can look at the request afterwards; then `instance` says where. */
  readonly isKept?: boolean;
}

/** For problems that arise before there is an app: its own words, in English. */
export const PLAIN: Telling = { registry: new ProblemRegistry(), language: 'en' };

/**
 * The body of a problem answer (RFC 9457), with the id under which the request is found again. In English `detail` is what the code
 * said of this occurrence; in another language it is what the registry says of its code.
 */
export function problemBody(problem: Problem, requestId: string, telling: Telling = PLAIN): Record<string, unknown> {
  const { registry, language, isKept = false } = telling;
  const text = registry.text(problem.code, language);
  const standard = {
    type: problem.type ?? registry.typeOf(problem.code),
    title: text?.title ?? titleOf(problem.status),
    status: problem.status,
    code: problem.code,
    detail: language === 'en' ? problem.detail : (text?.help ?? problem.detail),
    ...(isKept ? { instance: `/v1/requests/${requestId}` } : {}),
    requestId,
  };
  // The first spread fixes the order in which a person reads it, the last one who wins.
  return { ...standard, ...translated(problem.extensions, telling), ...standard };
}

function translated(extensions: ProblemExtensions | undefined, { registry, language }: Telling) {
  const items = extensions?.['errors'];
  if (language === 'en' || !Array.isArray(items)) return extensions;
  const inWords = (item: ProblemItem): ProblemItem => ({ ...item, detail: registry.fieldText(item.code, language) });
  return { ...extensions, errors: (items as ProblemItem[]).map(inWords) };
}
