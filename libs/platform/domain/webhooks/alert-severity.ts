/** How much an alert asks of its reader: nothing, a look soon, or something to be done. */
export type AlertSeverity = 'info' | 'warning' | 'critical';

/** How grave it is. What somebody of the tenant has done is known to them. Pure. */
export function severityOf(type: string, data: { readonly reason?: unknown }): AlertSeverity {
  if (type === 'webhook.endpoint.disabled') return data.reason === 'person' ? 'info' : 'critical';
  return type === 'webhook.endpoint.failing' || type === 'webhook.message.exhausted' ? 'warning' : 'info';
}
