import { type WebhookEndpointRow } from '../../entities.ts';
import { type WantsBody } from './wants.dto.ts';

/** The columns of what was given of which messages an endpoint gets, and in which form. */
export function wantsOf({
  channels,
  filter,
  payload,
  format,
}: WantsBody): Partial<Pick<WebhookEndpointRow, 'channels' | 'filter' | 'payload' | 'format'>> {
  const columns = { channels: channels && [...channels], filter, payload, format };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
