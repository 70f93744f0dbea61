import { type Problem, PROBLEM_JSON, problemBody } from './problem.ts';

/** A problem as it is sent. */
export interface WrittenProblem {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** The media type of everything beneath `SCIM_ROOT` (RFC 7644 §3.1). */
export const SCIM_JSON = 'application/scim+json; charset=utf-8';
const SCIM_ROOT = '/scim/v2';
const SCIM_ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/**
 * Problem JSON (RFC 9457), but for what asks beneath `/scim/v2`: directories know only the errors of RFC 7644 §3.12, whose status of a
 * request that is not valid is 400. The code, which has no place there, stands behind the text for people.
 * @param url of the request, its query included
 */
export function writeProblem(
  problem: Problem,
  { url, id }: { readonly url: string; readonly id: string },
): WrittenProblem {
  if (!isScim(url))
    return { status: problem.status, contentType: PROBLEM_JSON, text: JSON.stringify(problemBody(problem, id)) };
  const status = problem.status === 422 || problem.status === 428 ? 400 : problem.status;
  const scimType = problem.extensions?.['scimType'] ?? (problem.status === 422 ? 'invalidValue' : undefined);
  const detail = `${problem.detail} (${problem.code}, ${id})`;
  const body = { schemas: [SCIM_ERROR], status: String(status), ...(scimType ? { scimType } : {}), detail };
  return { status, contentType: SCIM_JSON, text: JSON.stringify(body) };
}

function isScim(url: string): boolean {
  const rest = url.startsWith(SCIM_ROOT) ? url.charAt(SCIM_ROOT.length) : 'x';
  return rest === '' || rest === '/' || rest === '?';
}
