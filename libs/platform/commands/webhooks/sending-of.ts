import { type WebhookEndpointRow } from '../../entities.ts';
import { type ChangeWebhookEndpointBody } from './webhook-endpoint.dto.ts';

type SendingColumns = Pick<
  WebhookEndpointRow,
  | 'signatureHeader'
  | 'ordering'
  | 'onExhausted'
  | 'retrySeconds'
  | 'timeoutMs'
  | 'delaySeconds'
  | 'ratePerSecond'
  | 'concurrency'
>;

/** The columns of what was given of how messages are sent. */
export function sendingOf({ timeoutSeconds, ...given }: ChangeWebhookEndpointBody): Partial<SendingColumns> {
  const { signatureHeader, ordering, onExhausted, retrySeconds, delaySeconds, ratePerSecond, concurrency } = given;
  const timeoutMs = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1_000;
  const columns = {
    signatureHeader,
    ordering,
    onExhausted,
    retrySeconds,
    timeoutMs,
    delaySeconds,
    ratePerSecond,
    concurrency,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
