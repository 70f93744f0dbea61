import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type HttpRequest } from './http-request.ts';
import { type RouteTable } from './route-table.ts';
import { type KnownOrigin, type WebOrigins } from './web-origins.ts';

/** What a page may read of an answer besides its body. */
const EXPOSED = [
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'X-Request-Id',
  'Idempotent-Replayed',
  'Deprecation',
  'Sunset',
  'Preference-Applied',
  'Clutch-Position',
  'Clutch-Version',
].join(', ');

/** What a page may send. */
const ACCEPTED = [
  'Authorization',
  'Content-Type',
  'Accept-Language',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Prefer',
  'X-Request-Id',
  'traceparent',
  'Clutch-Min-Position',
  'Clutch-Mode',
  'Clutch-Version',
].join(', ');

/** So long a browser need not ask again; what is taken back is refused by the answers themselves. */
const PREFLIGHT_SECONDS = '600';

/**
 * Lets pages call the API that belong to a tenant, and no others (CORS): those on hosts and domains that it has proved, and those that one
 * of its publishable keys names. A preflight has no key, so it is enough there that somebody knows the origin; the answer itself is for a page of
 * the very tenant whose answer it is, or of the very key. No cookies are ever involved, so credentials are not allowed, and an origin is never `*`.
 */
export class CrossOrigin {
  readonly #found = new WeakMap<FastifyRequest, KnownOrigin>();
  #origins: WebOrigins | undefined;

  constructor(private readonly routes: RouteTable) {}

  /** Until then, and in an app whose tenants have no pages for ever, no page is let in. */
  start(origins: WebOrigins): void {
    this.#origins = origins;
  }

  /** Must be called before routes are registered. */
  watch(instance: FastifyInstance): void {
    instance.addHook('onRequest', (request, reply, done) => {
      const { origin } = request.headers;
      if (origin === undefined || !this.#origins) return done();
      this.#origins
        .find(origin)
        .then((known) => {
          this.#found.set(request, known);
          return isPreflight(request) ? this.#answerPreflight(request, reply, known) : done();
        })
        .catch((error: Error) => done(error));
    });
    instance.addHook('onSend', (request, reply, payload, done) => {
      const known = this.#found.get(request);
      if (known) varyByOrigin(reply);
      if (known && mayRead(request as HttpRequest, known)) {
        reply
          .header('Access-Control-Allow-Origin', request.headers.origin!)
          .header('Access-Control-Expose-Headers', EXPOSED);
      }
      done(null, payload);
    });
  }

  /** Nobody has to be known for it: a browser asks before it sends what could say who it is. */
  #answerPreflight(request: FastifyRequest, reply: FastifyReply, known: KnownOrigin): void {
    const methods = isSomebodys(known) ? this.routes.methodsAt(request.url) : [];
    reply.code(204);
    if (methods.length > 0) {
      reply
        .header('Access-Control-Allow-Origin', request.headers.origin!)
        .header('Access-Control-Allow-Methods', methods.join(', '))
        .header('Access-Control-Allow-Headers', ACCEPTED)
        .header('Access-Control-Max-Age', PREFLIGHT_SECONDS);
    }
    reply.send();
  }
}

function varyByOrigin(reply: FastifyReply): void {
  const others = reply.getHeader('Vary');
  reply.header('Vary', typeof others === 'string' ? `${others}, Origin` : 'Origin');
}

function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function isSomebodys({ tenants, hasKey }: KnownOrigin): boolean {
  return tenants.length > 0 || hasKey;
}

/** Where nobody is known yet, as at a sign-in or a 401, the answer is nobody's secret. */
function mayRead({ principal, headers }: HttpRequest, known: KnownOrigin): boolean {
  if (!principal) return isSomebodys(known);
  const { tenant, webOrigins } = principal;
  if (webOrigins?.includes(headers.origin!)) return true;
  return tenant !== undefined && known.tenants.includes(tenant.sandboxOf ?? tenant.id);
}
