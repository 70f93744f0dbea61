import { isUtf8 } from 'node:buffer';
import { type FastifyInstance } from 'fastify';
import { invalidRequest, ProblemError } from '../problems/problem-error.ts';
import { type ProblemItem } from '../problems/problem.ts';
import { type HttpRequest } from './http-request.ts';

const MEDIA_TYPES = ['application/json', 'application/merge-patch+json', 'application/scim+json'];
const CHARSET = /;\s*charset\s*=\s*"?(?<charset>[^";\s]+)/i;
const MAX_DEPTH = 32;

/**
 * Reads JSON bodies and refuses what no DTO should ever see: another charset than UTF-8 (415), anything but an object (422 `#`), NUL and
 * lone surrogates, which `jsonb` does not take, and nesting beyond 32 (422 with the place).
 */
export function readJsonBodies(instance: FastifyInstance): void {
  const parseJson = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser<Buffer>(MEDIA_TYPES, { parseAs: 'buffer' }, (request, body, done) => {
    const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.groups?.['charset'];
    if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
      return done(new ProblemError(415, 'body.charset', 'JSON is UTF-8'));
    }
    if (!isUtf8(body)) return done(new ProblemError(400, 'body.malformed', 'The body is not UTF-8'));
    if (request.headers['idempotency-key'] !== undefined) (request as HttpRequest).rawBody = body;
    return parseJson(request, body.toString('utf8'), (error, value: unknown) => {
      const refusal = error ?? refusalOf(value);
      done(refusal, refusal ? undefined : value);
    });
  });
}

function refusalOf(body: unknown): Error | null {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    return invalidRequest([{ pointer: '#', code: 'object', detail: 'the body must be a JSON object' }]);
  }
  const errors = [...faultsIn(body)];
  return errors.length > 0 ? invalidRequest(errors) : null;
}

/** Walks without recursion: the depth is the sender's choice until this has run. */
function* faultsIn(body: object): Generator<ProblemItem> {
  const open: { value: object; path: string; depth: number }[] = [{ value: body, path: '', depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (depth > MAX_DEPTH) {
      yield { pointer: path, code: 'depth', detail: `must not be nested more than ${MAX_DEPTH} deep` };
      return;
    }
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      if (!isStorable(key))
        yield {
          pointer: path || '#',
          code: 'text',
          detail: 'a name contains the NUL character or half a surrogate pair',
        };
      if (typeof inner === 'string' && !isStorable(inner)) {
        yield {
          pointer: `${path}/${escapePointer(key)}`,
          code: 'text',
          detail: 'must not contain the NUL character or half a surrogate pair',
        };
      }
      if (inner !== null && typeof inner === 'object')
        open.push({ value: inner, path: `${path}/${escapePointer(key)}`, depth: depth + 1 });
    }
  }
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** One step of a JSON Pointer (RFC 6901 §3). */
export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1').toWellFormed();
}
