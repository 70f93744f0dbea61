import { type FastifyRequest } from 'fastify';

const PROBES = new Set(['/live', '/startup', '/ready', '/metrics']);

/** The pattern of the route that answers, `/v1/bookings/:bookingId`; `unmatched` for all paths without a route. Bounded in number. */
export function routePattern(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched';
}

/** Routes that machines ask every few seconds. */
export function isProbe(route: string): boolean {
  return PROBES.has(route);
}
