import { type FastifyInstance } from 'fastify';
import { type RequestAudit } from '../../audit/request-audit.ts';
import { type RequestContext, runInContext } from '../../context/request-context.ts';
import { type OperationTable } from '../metering/operation-table.ts';
import { matchesNone } from '../reading/etag.ts';
import { type Deprecations } from '../versions/deprecations.ts';
import { type RequestVersions } from '../versions/request-versions.ts';
import { type HttpRequest } from './http-request.ts';
import { refuseUnclearPath, refuseUnclearQuery } from './query-string.ts';
import { REVALIDATED, SECURITY_HEADERS } from './security-headers.ts';
import { traceParentOf } from './trace-parent.ts';

const PROPERTIES = [
  'clutch',
  'principal',
  'ability',
  'rawBody',
  'operation',
  'sentBody',
  'problemCode',
  'isAsked',
  'askedBy',
  'isKept',
];

/** What is made before the app and filled once its routes are known. */
export interface PreparedParts {
  readonly audit: RequestAudit;
  readonly operations: OperationTable;
  readonly versions: RequestVersions;
  readonly deprecations: Deprecations;
}

/**
 * Gives every request its context and its answer the headers that all answers carry. Must be called before Nest registers
 * anything on the instance: hooks run in the order of their registration.
 */
export function prepareRequests(
  instance: FastifyInstance,
  { audit, operations, versions, deprecations }: PreparedParts,
): void {
  for (const property of PROPERTIES) instance.decorateRequest(property);

  instance.addHook('onRequest', (request, reply, done) => {
    const { id, headers } = request;
    const context: RequestContext = {
      requestId: id,
      correlation: id,
      trace: traceParentOf(headers.traceparent),
      source: 'api',
      ...(headers.origin === undefined ? {} : { webOrigin: headers.origin }),
      ...(headers['accept-language'] === undefined ? {} : { acceptLanguage: headers['accept-language'] }),
    };
    (request as HttpRequest).clutch = context;
    (request as HttpRequest).operation = operations.find(request.method, request.routeOptions.url);
    context.audit = audit.draftOf(request as HttpRequest);
    reply.headers(SECURITY_HEADERS).header('X-Request-Id', id);
    refuseUnclearPath(request.url);
    refuseUnclearQuery(request.url);
    versions.take(request as HttpRequest);
    // Fastify itself carries the storage over the events by which a body arrives.
    runInContext(context, done);
  });

  instance.addHook('onSend', (request, reply, payload, done) =>
    audit.beforeAnswer(request as HttpRequest, reply, payload, done),
  );
  instance.addHook('onSend', (request, reply, payload, done) => {
    versions.echo(request as HttpRequest, reply);
    deprecations.announce(request as HttpRequest, reply);
    // A stored refusal is a replay as much as a stored receipt, so this is not left to those who answer.
    if ((request as HttpRequest).clutch.replayed) reply.header('Idempotent-Replayed', 'true');
    const tag = reply.getHeader('ETag');
    if (typeof tag !== 'string') return done(null, payload);
    // What anybody may keep, the route has said itself.
    if (!String(reply.getHeader('Cache-Control')).startsWith('public')) reply.header('Cache-Control', REVALIDATED);
    const asked = request.headers['if-none-match'];
    if (asked === undefined || request.method !== 'GET' || reply.statusCode !== 200 || !matchesNone(asked, tag))
      return done(null, payload);
    reply.code(304).removeHeader('Content-Type').removeHeader('Content-Length');
    return done(null, null);
  });
}
