import { type Problem, PROBLEM_JSON, problemBody } from './problem.ts';
import { languageOf } from './registry/language.ts';
import { pathOfCode, ProblemRegistry } from './registry/problem-registry.ts';

/** A problem as it is sent. */
export interface WrittenProblem {
  readonly status: number;
  readonly contentType: string;
  /** For `Content-Language`. */
  readonly language: string;
  readonly text: string;
}

/** What of a request decides how a problem is told. */
interface Asked {
  /** Its query included. */
  readonly url: string;
  readonly id: string;
  readonly headers?: { readonly 'accept-language'?: string | undefined };
  /** Whether whoever asked can look at it afterwards. */
  readonly isKept?: boolean | undefined;
}

/** The media type of everything beneath `SCIM_ROOT` (RFC 7644 §3.1). */
export const SCIM_JSON = 'application/scim+json; charset=utf-8';
const SCIM_ROOT = '/scim/v2';
const BARE = new ProblemRegistry();
const SCIM_ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/**
 * Problem JSON (RFC 9457) in the language that the caller reads, but for what asks beneath `/scim/v2`: directories know only the errors of
 * RFC 7644 §3.12, whose status of a request that is not valid is 400. The code, which has no place there, stands behind the text for people.
 */
export function writeProblem(
  problem: Problem,
  { url, id, headers, isKept = false }: Asked,
  registry: ProblemRegistry = BARE,
): WrittenProblem {
  if (!isScim(url)) {
    const language = languageOf(headers?.['accept-language']);
    const text = JSON.stringify(problemBody(problem, id, { registry, language, isKept }));
    return { status: problem.status, contentType: PROBLEM_JSON, language, text };
  }
  const status = problem.status === 422 || problem.status === 428 ? 400 : problem.status;
  const scimType = problem.extensions?.['scimType'] ?? (problem.status === 422 ? 'invalidValue' : undefined);
  const detail = `${problem.detail} (${problem.code}, ${id})`;
  const body = { schemas: [SCIM_ERROR], status: String(status), ...(scimType ? { scimType } : {}), detail };
  return { status, contentType: SCIM_JSON, language: 'en', text: JSON.stringify(body) };
}

/**
 * Where the page about a code stands on the host that has answered (RFC 8288, `rel=help`): `type` is an id, the same wherever Clutch runs,
 * and leads to a page only where its operator serves one there (RFC 9457 §3.1.1).
 */
export function helpLink({ code }: Pick<Problem, 'code'>): string {
  return `</docs/errors/${pathOfCode(code)}>; rel="help"; type="text/html"`;
}

/** Headers of an answer in this language; `vary` is what the answer depends on besides. */
export function spoken(language: string, vary?: unknown): Record<string, string> {
  const depends = typeof vary === 'string' && vary !== '' ? `${vary}, Accept-Language` : 'Accept-Language';
  return { 'Content-Language': language, Vary: depends };
}

function isScim(url: string): boolean {
  const rest = url.startsWith(SCIM_ROOT) ? url.charAt(SCIM_ROOT.length) : 'x';
  return rest === '' || rest === '/' || rest === '?';
}
