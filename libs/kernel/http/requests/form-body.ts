import { isUtf8 } from 'node:buffer';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import { type FastifyInstance } from 'fastify';
import { ProblemError } from '../problems/problem-error.ts';

const MEDIA_TYPE = 'application/x-www-form-urlencoded';

interface FormRoute {
  readonly takesForm?: boolean;
}

/** The route takes what a browser posts from a form, as protocols want it that go through browsers; every other one refuses it with 415. */
export function TakesForm(): MethodDecorator {
  return applyDecorators(RouteConfig({ takesForm: true } satisfies FormRoute), ApiConsumes(MEDIA_TYPE));
}

/**
 * Reads the forms of the routes that take them: every field is a text. One that is given twice counts as not given, so that nobody reads
 * the first of them while somebody else checked the last; nor does one by a name that every object has, `constructor`.
 */
export function readFormBodies(instance: FastifyInstance): void {
  instance.addContentTypeParser<Buffer>(MEDIA_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    const { takesForm } = request.routeOptions.config as FormRoute;
    if (!takesForm)
      return done(
        new ProblemError(415, 'body.media-type', 'Send application/json, or application/merge-patch+json to a PATCH'),
      );
    if (!isUtf8(body)) return done(new ProblemError(400, 'body.malformed', 'The body is not UTF-8'));
    const fields = new URLSearchParams(body.toString('utf8'));
    const once = [...fields].filter(
      ([name, value]) => fields.getAll(name).length === 1 && !value.includes('\0') && !(name in Object.prototype),
    );
    return done(null, Object.fromEntries(once));
  });
}
