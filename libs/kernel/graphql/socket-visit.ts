import { type IncomingMessage } from 'node:http';
import { type RequestContext } from '../context/request-context.ts';
import { type AuthenticationGuard } from '../http/authorization/authentication.guard.ts';
import { type Principal } from '../http/authorization/principal.ts';
import { addressBehindProxies } from '../http/requests/address-behind-proxies.ts';
import { type HttpRequest } from '../http/requests/http-request.ts';
import { requestIdOf } from '../http/requests/request-id.ts';
import { TenantStopped } from '../tenancy/tenant-stopped.ts';

/** Somebody at the other end of a socket: what opened it, and who they proved to be. */
export class SocketVisit {
  /** As if it had been a request: guards and resolvers look at nothing else. */
  readonly request: HttpRequest;

  constructor(
    private readonly authentication: AuthenticationGuard,
    opened: IncomingMessage,
    { authorization, trustedProxies }: { readonly authorization: string; readonly trustedProxies: readonly string[] },
  ) {
    const id = requestIdOf(undefined);
    const clutch: RequestContext = { requestId: id, correlation: id, source: 'api' };
    const request = {
      id,
      clutch,
      method: 'GET',
      url: '/graphql',
      ip: addressBehindProxies({ remoteAddress: opened.socket.remoteAddress, headers: opened.headers }, trustedProxies),
      headers: { authorization },
      params: {},
      query: {},
      routeOptions: { url: '/graphql' },
    };
    this.request = request as unknown as HttpRequest;
  }

  /**
   * Who is there now. Asked when the socket opens and again before everything that goes out, so what was revoked hears nothing more.
   * @throws ProblemError 401, 403; TenantStopped
   */
  async prove(): Promise<Principal> {
    const principal = await this.authentication.principalOf(this.request);
    const { status } = principal.tenant ?? {};
    if (status === 'suspended' || status === 'moving') throw new TenantStopped(status);
    const { request } = this;
    request.principal = principal;
    request.ability = principal.ability;
    const { tenant, actor, ability, channels } = principal;
    Object.assign(request.clutch, { tenant, actor, ability, ...(channels ? { channels } : {}) });
    return principal;
  }
}

/** A browser says which page opens the socket; only pages of this very host may. Programs say nothing. */
export function isOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
