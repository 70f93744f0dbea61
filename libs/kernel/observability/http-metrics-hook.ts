import { type FastifyReply, type FastifyRequest, type onResponseHookHandler } from 'fastify';
import { type Metrics } from './metrics.ts';
import { isProbe, routePattern } from './route-pattern.ts';

/** Fastify `onResponse` hook that measures every request except probes, whose 503s mean no failure. */
export function httpMetricsHook(metrics: Metrics): onResponseHookHandler {
  return (request: FastifyRequest, reply: FastifyReply, done): void => {
    const route = routePattern(request);
    if (!isProbe(route)) metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime);
    done();
  };
}
