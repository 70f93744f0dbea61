import { HttpException } from '@nestjs/common';
import { PreconditionFailed } from '../../context/precondition-failed.ts';
import { DomainError, type DomainErrorKind } from '../../domain/domain-error.ts';
import { TenantStopped } from '../../tenancy/tenant-stopped.ts';
import { UnreadableEvent } from '../../events/unreadable-event.ts';
import { isDatabaseUnavailable } from './database-unavailable.ts';
import { ProblemError } from './problem-error.ts';
import { type Problem } from './problem.ts';

type Answer = readonly [status: number, code: string, detail: string];

/** Fastify's own errors, by the code that Nest leaves in `cause.code`. */
const FASTIFY: Readonly<Record<string, Answer>> = {
  FST_ERR_BAD_URL: [400, 'path.malformed', 'The path cannot be decoded'],
  FST_ERR_INVALID_URL: [400, 'path.malformed', 'The path cannot be decoded'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'path.too-long', 'A part of the path is too long'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'body.malformed', 'The body is not valid JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body.empty', 'The body is empty although its Content-Type is JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'body.length', 'The body is not as long as Content-Length says'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'body.media-type',
    'Send application/json, or application/merge-patch+json to a PATCH',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body.too-large', 'The body is larger than this server accepts'],
};

/** What an exception means of which only the status is known. Its message is not shown: Nest's texts repeat the URL. */
const STATUS: Readonly<Record<number, Answer>> = {
  400: [400, 'request.malformed', 'The request cannot be read'],
  401: [401, 'auth.required', 'Send credentials'],
  403: [403, 'permission.denied', 'This is not allowed'],
  404: [404, 'route.not-found', 'There is nothing at this address'],
  413: FASTIFY['FST_ERR_CTP_BODY_TOO_LARGE']!,
  415: FASTIFY['FST_ERR_CTP_INVALID_MEDIA_TYPE']!,
  429: [429, 'rate.exceeded', 'Too many requests'],
  503: [503, 'unavailable', 'Try again in a moment'],
};

const DOMAIN_STATUS: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

const RETRY_SECONDS = 2;

/** While releases roll, the older processes meet what the newer ones wrote; soon another one answers. */
const OUTDATED: Answer = [503, 'release.outdated', 'A newer release is being rolled out; try again in a moment'];
const RELEASE_SECONDS = 10;

/** The answer to an error that nobody foresaw: it says nothing but the id under which the log has the rest. */
export const UNEXPECTED: Problem = {
  status: 500,
  code: 'internal',
  detail: 'The error was recorded under the request id',
};

/** The answer to any error whatsoever. Only texts that are ours and public go into it. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ProblemError) return error;
  if (error instanceof DomainError) return problemOfDomainError(error);
  if (error instanceof PreconditionFailed) {
    const { currentVersion } = error;
    return {
      status: 412,
      code: 'version.mismatch',
      detail: `The resource is at version ${currentVersion}`,
      extensions: { currentVersion },
    };
  }
  if (error instanceof TenantStopped) return problemOfStop(error);
  const known = FASTIFY[codeOf(error instanceof HttpException ? error.cause : error)];
  if (known) return problem(known);
  if (error instanceof HttpException) return problem(STATUS[error.getStatus()] ?? otherStatus(error.getStatus()));
  if (error instanceof UnreadableEvent) {
    return { ...problem(OUTDATED), headers: { 'Retry-After': String(RELEASE_SECONDS) } };
  }
  if (isDatabaseUnavailable(error)) {
    return { ...problem(STATUS[503]!), headers: { 'Retry-After': String(RETRY_SECONDS) } };
  }
  return UNEXPECTED;
}

function problemOfDomainError({ kind, code, message, details }: DomainError): Problem {
  const wait = details['retryAfterSeconds'];
  const headers = typeof wait === 'number' ? { 'Retry-After': String(Math.ceil(wait)) } : undefined;
  return { status: DOMAIN_STATUS[kind], code, detail: message, extensions: details, headers };
}

function problemOfStop({ status, message }: TenantStopped): Problem {
  if (status !== 'moving') return problem([403, status === 'gone' ? 'tenant.not-live' : 'tenant.suspended', message]);
  return { ...problem([503, 'tenant.frozen', message]), headers: { 'Retry-After': String(RETRY_SECONDS) } };
}

function problem([status, code, detail]: Answer): Problem {
  return { status, code, detail };
}

function otherStatus(status: number): Answer {
  if (status < 400 || status >= 500) return [status >= 500 ? status : 500, UNEXPECTED.code, UNEXPECTED.detail];
  return [status, 'request.refused', 'The request was refused'];
}

function codeOf(error: unknown): string {
  const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
