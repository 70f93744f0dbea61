/** The subscription that makes messages of what happens. While it is paused, whoever sends them stops as well. */
export const FAN_OUT = 'platform.webhooks';

/** How the webhooks of a tenant are, as the operator judges them over all tenants. */
export interface TenantWebhookState {
  /** Since when the operator has nothing sent. */
  readonly pausedSince: Date | null;
  /** For how long the message has been due that is due for longest; 0: none is. */
  readonly queueSeconds: number;
  /** Endpoints that their breakers pause. */
  readonly endpointsPaused: number;
  /** Endpoints that are disabled, and not by somebody of the tenant. */
  readonly endpointsLost: number;
}

/** A message that is due for so long is late: a worker sends at once what is due, and another one finds what was left within this. */
const LATE_SECONDS = 60;

/** Whether somebody should look at it. Pure. */
export function isTroubled({ pausedSince, queueSeconds, ...endpoints }: TenantWebhookState): boolean {
  const isAnyAway = endpoints.endpointsPaused > 0 || endpoints.endpointsLost > 0;
  return pausedSince !== null || queueSeconds >= LATE_SECONDS || isAnyAway;
}
