import { type FastifyReply, type FastifyRequest, type onResponseHookHandler } from 'fastify';
import { type Logger } from 'pino';
import { isProbe, routePattern } from './route-pattern.ts';

/**
 * Fastify `onResponse` hook that writes one line a request: method, route pattern (never the raw path, which carries ids), status
 * and milliseconds; level warn from 500 on. Probes and metrics are not logged: they would drown the rest.
 */
export function requestLogHook(logger: Logger): onResponseHookHandler {
  return (request: FastifyRequest, reply: FastifyReply, done): void => {
    const route = routePattern(request);
    if (!isProbe(route)) {
      const fields = {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      };
      if (reply.statusCode >= 500) logger.warn(fields, 'request');
      else logger.info(fields, 'request');
    }
    done();
  };
}
