import { currentContext, DomainError } from '#kernel';

/**
 * Beyond which channels no endpoint is there for the caller, nor what goes through one: those of a session of the consumer portal. `null`:
 * no such bound. Everything that reads or changes endpoints goes by this, the entity by its filter and plain SQL by `SCOPED_CHANNELS`.
 */
export function scopeOfCaller(): string[] | null {
  const channels = currentContext()?.channels;
  return channels ? [...channels] : null;
}

/** What the entity of endpoints adds to every statement about them. An endpoint without channels gets everything, and is in no scope. */
export function endpointsInScope(): object {
  const channels = scopeOfCaller();
  return channels ? { channels: { $contained: channels, $ne: [] } } : {};
}

/**
 * The same in SQL, of the endpoint that a row `d` names: `($9::text[] is null or ${SCOPED_CHANNELS} <@ $9::text[])`, where the value is
 * `scopeOfCaller()`. Of an endpoint without channels there are none, and so nothing is true.
 */
export const SCOPED_CHANNELS =
  "(select s.channels from platform_webhook_endpoint s where s.endpoint_id = d.endpoint_id and s.channels <> '{}')";

/** An endpoint with these channels would be out of its maker's sight, or would get more than they do. @throws DomainError `webhook-endpoint.out-of-scope` */
export function refuseOutOfScope(channels: readonly string[]): void {
  const scope = scopeOfCaller();
  if (!scope || (channels.length > 0 && channels.every((channel) => scope.includes(channel)))) return;
  throw new DomainError(
    'invalid',
    'webhook-endpoint.out-of-scope',
    'This session is for endpoints in its own channels; give one or more of these',
    { channels: scope },
  );
}
