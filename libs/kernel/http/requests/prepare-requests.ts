import { type FastifyInstance } from 'fastify';
import { type RequestAudit } from '../../audit/request-audit.ts';
import { type RequestContext, runInContext } from '../../context/request-context.ts';
import { matchesNone } from '../reading/etag.ts';
import { type HttpRequest } from './http-request.ts';
import { refuseUnclearQuery } from './query-string.ts';
import { REVALIDATED, SECURITY_HEADERS } from './security-headers.ts';
import { traceParentOf } from './trace-parent.ts';

/**
 * Gives every request its context and its answer the headers that all answers carry. Must be called before Nest registers
 * anything on the instance: hooks run in the order of their registration.
 */
export function prepareRequests(instance: FastifyInstance, audit: RequestAudit): void {
  for (const property of ['clutch', 'principal', 'ability', 'rawBody']) instance.decorateRequest(property);

  instance.addHook('onRequest', (request, reply, done) => {
    const { id, headers } = request;
    const context: RequestContext = {
      requestId: id,
      correlation: id,
      trace: traceParentOf(headers.traceparent),
      source: 'api',
      ...(headers.origin === undefined ? {} : { webOrigin: headers.origin }),
    };
    (request as HttpRequest).clutch = context;
    context.audit = audit.draftOf(request as HttpRequest);
    reply.headers(SECURITY_HEADERS).header('X-Request-Id', id);
    refuseUnclearQuery(request.url);
    // Fastify itself carries the storage over the events by which a body arrives.
    runInContext(context, done);
  });

  instance.addHook('onSend', (request, reply, payload, done) =>
    audit.beforeAnswer(request as HttpRequest, reply, payload, done),
  );
  instance.addHook('onSend', (request, reply, payload, done) => {
    // A stored refusal is a replay as much as a stored receipt, so this is not left to those who answer.
    if ((request as HttpRequest).clutch.replayed) reply.header('Idempotent-Replayed', 'true');
    const tag = reply.getHeader('ETag');
    if (typeof tag !== 'string') return done(null, payload);
    reply.header('Cache-Control', REVALIDATED);
    const asked = request.headers['if-none-match'];
    if (asked === undefined || request.method !== 'GET' || reply.statusCode !== 200 || !matchesNone(asked, tag))
      return done(null, payload);
    reply.code(304).removeHeader('Content-Type').removeHeader('Content-Length');
    return done(null, null);
  });
}
