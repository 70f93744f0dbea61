import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type LateCallers } from '../metering/late-callers.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { type RouteTable } from '../requests/route-table.ts';
import { problemOfError, UNEXPECTED } from './problem-of-error.ts';
import { type Problem, problemBody } from './problem.ts';
import { helpLink, spoken, writeProblem } from './problem-form.ts';
import { ProblemRegistry } from './registry/problem-registry.ts';

/**
 * Answers every error as RFC 9457. It is total: if the answer itself cannot be made, a constant one goes out, because Fastify
 * would answer an error of a filter with its message.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  /** `name` is the app's, for the log; `registry` has the words for every code. */
  constructor(
    private readonly routes: RouteTable,
    name: string,
    private readonly registry = new ProblemRegistry(),
    private readonly callers?: LateCallers,
  ) {
    this.#log = new Logger(name);
  }

  catch(error: unknown, host: ArgumentsHost): unknown {
    // A field's error goes into the answer of its document, beside the data of the others.
    if (host.getType<string>() === 'graphql') return error;
    if (host.getType() === 'ws') {
      const socket = host.switchToWs().getClient<{ emit(event: string, body: unknown): void }>();
      socket.emit('exception', problemBody(problemOfError(error), 'none'));
      return;
    }
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const finding = this.callers?.find(request);
    if (finding) return finding.then(() => this.#answerSurely(error, request, reply));
    this.#answerSurely(error, request, reply);
  }

  #answerSurely(error: unknown, request: HttpRequest, reply: FastifyReply): void {
    try {
      this.#answer(error, request, reply);
    } catch (failure) {
      this.#log.error({ err: failure }, 'The answer to an error could not be made');
      const { status, contentType, text } = writeProblem(UNEXPECTED, reply.request);
      reply
        .code(status)
        .headers({ Link: helpLink(UNEXPECTED), 'Content-Type': contentType })
        .send(text);
    }
  }

  #answer(error: unknown, request: HttpRequest, reply: FastifyReply): void {
    const problem = this.#problemOf(error, request);
    if (problem.status >= 500) this.#record(error, problem, request);
    if (reply.raw.headersSent) {
      // Half of another answer is out: the only honest end is a broken connection.
      reply.raw.destroy();
      return;
    }
    if (request.clutch.audit) request.clutch.audit.code = problem.code;
    const { url, id, headers } = request;
    const asked = { url, id, headers, isKept: this.callers?.mayLookAt(request) };
    const { status, contentType, language, text } = writeProblem(problem, asked, this.registry);
    reply
      .removeHeader('ETag')
      .code(status)
      .headers({
        Link: helpLink(problem),
        ...challenge(problem),
        ...spoken(language, reply.getHeader('Vary')),
        ...problem.headers,
      });
    reply.header('Content-Type', contentType).send(text);
  }

  #problemOf(error: unknown, request: HttpRequest): Problem {
    const problem = problemOfError(error);
    if (problem.status !== 404 || !request.is404) return problem;
    const allowed = this.routes.methodsAt(request.url);
    if (allowed.length === 0) return problem;
    const allow = allowed.join(', ');
    return {
      status: 405,
      code: 'method.not-allowed',
      detail: `This address takes ${allow}`,
      headers: { Allow: allow },
    };
  }

  #record(error: unknown, problem: Problem, request: HttpRequest): void {
    const { tenant, actor } = request.clutch;
    const entry = { err: error, requestId: request.id, code: problem.code, tenant: tenant?.slug, actor: actor?.id };
    if (problem.status === 500) this.#log.error(entry, 'A request failed');
    else this.#log.warn(entry, 'A request could not be served now');
  }
}

/** RFC 9110 §11.6.1: a 401 says how to authenticate; RFC 6750 §3 tells a missing credential from a wrong one. */
function challenge({ status, code }: Problem): Record<string, string> {
  if (status !== 401) return {};
  return {
    'WWW-Authenticate':
      code === 'auth.required' ? 'Bearer realm="clutch"' : 'Bearer realm="clutch", error="invalid_token"',
  };
}
