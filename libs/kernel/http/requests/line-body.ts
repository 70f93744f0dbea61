import { isUtf8 } from 'node:buffer';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyInstance } from 'fastify';
import { ProblemError } from '../problems/problem-error.ts';
import { type HttpRequest } from './http-request.ts';

const MEDIA_TYPE = 'application/x-ndjson';
const MOST_BYTES = 16 * 1_048_576;
const MOST_LINES = 10_000;

/** What the parser leaves as the body. */
class ParsedLines {
  constructor(readonly lines: readonly string[]) {}
}

/** The lines of a request: each is JSON by itself, and judged by itself. Any other body is 415. */
export const LineBody = createParamDecorator((_: undefined, context: ExecutionContext): readonly string[] => {
  const { body } = context.switchToHttp().getRequest<HttpRequest>();
  if (body instanceof ParsedLines) return body.lines;
  throw new ProblemError(415, 'body.media-type', `Send ${MEDIA_TYPE}`);
});

interface LineRoute {
  readonly takesLines?: boolean;
}

/** The route takes newline-delimited JSON, up to 10,000 lines and 16 MiB, as `@LineBody()`; every other one refuses it with 415. */
export function TakesLines(description: string): MethodDecorator {
  return applyDecorators(
    RouteConfig({ takesLines: true } satisfies LineRoute),
    ApiConsumes(MEDIA_TYPE),
    ApiBody({ description, schema: { type: 'string', maxLength: MOST_BYTES } }),
  );
}

/** Reads the lines of the routes that take them. Empty lines are passed over. */
export function readLineBodies(instance: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const;
  instance.addContentTypeParser<Buffer>(MEDIA_TYPE, options, (request, body, done) => {
    if (!(request.routeOptions.config as LineRoute).takesLines)
      return done(new ProblemError(415, 'body.media-type', 'This address does not take lines'));
    if (!isUtf8(body)) return done(new ProblemError(400, 'body.malformed', 'The body is not UTF-8'));
    if (request.headers['idempotency-key'] !== undefined) (request as HttpRequest).rawBody = body;
    const lines = body
      .toString('utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    if (lines.length === 0) return done(new ProblemError(422, 'body.no-lines', 'Send at least one line'));
    if (lines.length > MOST_LINES)
      return done(new ProblemError(422, 'body.too-many-lines', `Send ${MOST_LINES} lines at most`));
    const hasNul = lines.some((line) => line.includes('\0'));
    return done(
      hasNul ? new ProblemError(422, 'body.nul', 'No line may contain the NUL character') : null,
      new ParsedLines(lines),
    );
  });
}
