import { type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';
import { type CertificateStep } from './certificate-expiry.ts';
import { type DisabledReason, type EndpointNotice } from './endpoint-alerts.ts';

interface OfEndpoint {
  readonly endpointId: string;
}

/** What happens to an endpoint, in the log of its tenant: so other endpoints, the live feed and `GET /v1/events` hear of it. */
export type EndpointAlert =
  | Event<'WebhookEndpointFailing', OfEndpoint & { readonly percent: number; readonly failingSince: string }>
  | Event<'WebhookEndpointRecovered', OfEndpoint & { readonly recoveredAt: string }>
  | Event<'WebhookEndpointDisabled', OfEndpoint & { readonly reason: DisabledReason; readonly disabledAt: string }>
  | Event<
      'WebhookEndpointChanged',
      OfEndpoint & { readonly status: 'active' | 'disabled'; readonly fields: readonly string[] }
    >
  | Event<
      'WebhookCertificateExpiring',
      OfEndpoint & { readonly withinDays: CertificateStep; readonly expiresAt: string }
    >
  | Event<'WebhookMessagesExhausted', OfEndpoint & { readonly count: number }>;

/** The category of their streams; each has its endpoint's id. */
export const ALERT_CATEGORY = 'webhook-endpoint';

/** The last that was told of an endpoint. */
export const lastAlert: Fold<EndpointAlert | null, EndpointAlert> = { initial: null, evolve: (_, event) => event };

/** The event that tells it. Pure. */
export function alertOf(endpointId: string, notice: EndpointNotice): EndpointAlert {
  const { at } = notice;
  switch (notice.kind) {
    case 'failing': {
      const { percent, failingSince } = notice;
      return { type: 'WebhookEndpointFailing', data: { endpointId, percent, failingSince } };
    }
    case 'recovered':
      return { type: 'WebhookEndpointRecovered', data: { endpointId, recoveredAt: at } };
    case 'disabled':
      return { type: 'WebhookEndpointDisabled', data: { endpointId, reason: notice.reason, disabledAt: at } };
    case 'certificate': {
      const { withinDays, expiresAt } = notice;
      return { type: 'WebhookCertificateExpiring', data: { endpointId, withinDays, expiresAt } };
    }
    case 'changed': {
      const { status, fields } = notice;
      return { type: 'WebhookEndpointChanged', data: { endpointId, status, fields } };
    }
  }
}

const endpointId = shown.id('whe', 'The endpoint; it is not told of itself.');
const shownOf = <Data extends OfEndpoint>(data: Data) => ({ ...data, endpointId: typedId('whe', data.endpointId) });

export const endpointAlertEvents = eventCatalogue<EndpointAlert>({
  WebhookEndpointFailing: {
    version: 1,
    public: publicEvent({
      type: 'webhook.endpoint.failing',
      description:
        'An endpoint has failed for 50, 70, 90 or 100 per cent of the five days after which it is disabled. Each is told once.',
      shape: {
        endpointId,
        percent: shown.integer('How much of the five days is over.', 50),
        failingSince: shown.instant('When the five days began.'),
      },
      data: shownOf,
    }),
  },
  WebhookEndpointRecovered: {
    version: 1,
    public: publicEvent({
      type: 'webhook.endpoint.recovered',
      description: 'An endpoint of which it was told that it fails has taken a message.',
      shape: { endpointId, recoveredAt: shown.instant('When it took the message.') },
      data: shownOf,
    }),
  },
  WebhookEndpointDisabled: {
    version: 1,
    public: publicEvent({
      type: 'webhook.endpoint.disabled',
      description: 'Nothing is sent to an endpoint any more, until somebody makes it active again.',
      shape: {
        endpointId,
        reason: shown.word('Why.', 'failing', 'gone', 'receiver', 'person', 'operator', 'unverified'),
        disabledAt: shown.instant('Since when.'),
      },
      data: shownOf,
    }),
  },
  WebhookEndpointChanged: {
    version: 1,
    public: publicEvent({
      type: 'webhook.endpoint.changed',
      description: 'Somebody has changed an endpoint, or made it active again.',
      shape: {
        endpointId,
        status: shown.word('As it is now.', 'active', 'disabled'),
        fields: shown.list('What was changed.', shown.text('Name of a field.', 'eventTypes')),
      },
      data: shownOf,
    }),
  },
  WebhookCertificateExpiring: {
    version: 1,
    public: publicEvent({
      type: 'webhook.endpoint.certificate-expiring',
      description:
        "The certificate that an endpoint's requests show expires within 30, 7 or 1 days, or has. Each is told once.",
      shape: {
        endpointId,
        withinDays: shown.integer('30, 7 or 1; 0: it has expired.', 7, { minimum: 0 }),
        expiresAt: shown.instant('When it expires.'),
      },
      data: shownOf,
    }),
  },
  WebhookMessagesExhausted: {
    version: 1,
    public: publicEvent({
      type: 'webhook.message.exhausted',
      description: 'Messages of an endpoint have used up their tries. Told once an hour at the most, for all of them.',
      shape: { endpointId, count: shown.integer('How many since it was told last.', 3, { minimum: 1 }) },
      data: shownOf,
    }),
  },
});
