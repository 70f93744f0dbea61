/** How much an alert asks of its reader: nothing, a look soon, or something to be done. */
export type AlertSeverity = 'info' | 'warning' | 'critical';

const GOES_WRONG: ReadonlySet<string> = new Set([
  'webhook.endpoint.failing',
  'webhook.endpoint.certificate-expiring',
  'webhook.message.exhausted',
]);

/** How grave it is. What somebody of the tenant has done is known to them. Pure. */
export function severityOf(type: string, data: { readonly reason?: unknown }): AlertSeverity {
  if (type === 'webhook.endpoint.disabled') return data.reason === 'person' ? 'info' : 'critical';
  return GOES_WRONG.has(type) ? 'warning' : 'info';
}
