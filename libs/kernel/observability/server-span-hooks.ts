import { context, type Span, SpanStatusCode } from '@opentelemetry/api';
import { type FastifyRequest, type onRequestHookHandler, type onResponseHookHandler } from 'fastify';
import { isProbe, routePattern } from './route-pattern.ts';
import { originAttributes, startServerSpan } from './span.ts';

/** The Fastify hooks that make the span of a request; `onRequest` goes before every other hook, so that their work is inside. */
export interface ServerSpanHooks {
  readonly onRequest: onRequestHookHandler;
  readonly onResponse: onResponseHookHandler;
}

/**
 * One server span a request, named by method and route pattern, continuing the caller's `traceparent`.
 * Probes have none. Without `startTracing` the hooks only pass on.
 */
export function serverSpanHooks(): ServerSpanHooks {
  const running = new WeakMap<FastifyRequest, Span>();
  return {
    onRequest(request, _reply, done) {
      const route = routePattern(request);
      const started = isProbe(route) ? undefined : startServerSpan(request.method, route, headerOf(request));
      if (!started) return done();
      running.set(request, started.span);
      return context.with(started.context, done);
    },
    onResponse(request, reply, done) {
      const started = running.get(request);
      if (started) {
        started.setAttributes({ 'http.response.status_code': reply.statusCode, ...originAttributes() });
        if (reply.statusCode >= 500) started.setStatus({ code: SpanStatusCode.ERROR });
        started.end();
      }
      done();
    },
  };
}

function headerOf(request: FastifyRequest): string | undefined {
  const header = request.headers['traceparent'];
  return typeof header === 'string' ? header : undefined;
}
