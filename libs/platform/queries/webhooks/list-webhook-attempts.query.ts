import { type EntitySchema } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, ListFields, type ListRequest, type Page, shapeOf, TenantDatabase } from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { ERROR_CLASSES } from '../../domain/webhooks/error-classes.ts';
import { WebhookAttemptRow, WebhookDeliveryRow } from '../../entities.ts';
import { requireEndpoint } from './require-endpoint.ts';
import { tryView, WebhookTryView } from './webhook-attempt-view.dto.ts';

/** One try of a receiver's. */
export class WebhookAttemptItem extends WebhookTryView {
  /** `evt_…`: what was tried; `null` where the message is no longer kept. */
  readonly messageId!: string | null;
  readonly eventType!: string | null;
}

/** By what the tries of a receiver can be looked for. */
export const attemptList = new ListFields<WebhookAttemptRow>({
  name: 'platform.webhook-attempts',
  id: 'place',
  sort: '-startedAt',
  shape: shapeOf<WebhookAttemptItem>({
    messageId: true,
    eventType: true,
    attempt: true,
    cause: true,
    startedAt: true,
    durationMs: true,
    responseStatus: true,
    error: true,
    phases: true,
    remoteAddress: true,
  }),
  fields: {
    error: { kind: 'text', values: Object.keys(ERROR_CLASSES), nullable: true },
    responseStatus: { kind: 'number', nullable: true },
    cause: { kind: 'text', values: ['schedule', 'instant', 'probe', 'resend'] },
    startedAt: { kind: 'instant', sortable: true },
    durationMs: { kind: 'number' },
  },
});

/** The tries of an endpoint, the newest first. */
export class ListWebhookAttempts extends Query<Page<WebhookAttemptItem>> {
  constructor(
    readonly endpointId: string,
    readonly request: ListRequest,
  ) {
    super();
  }
}

@QueryHandler(ListWebhookAttempts)
export class ListWebhookAttemptsHandler implements IQueryHandler<ListWebhookAttempts> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lists: EntityLists,
  ) {}

  async execute({ endpointId, request }: ListWebhookAttempts): Promise<Page<WebhookAttemptItem>> {
    await requireEndpoint(this.database, endpointId);
    const messages = new Map<number, WebhookDeliveryRow>();
    return this.lists.page<WebhookAttemptRow, WebhookAttemptItem>(request, attemptList, {
      entity: WebhookAttemptRow as EntitySchema,
      within: { endpointId },
      beside: async (em, rows) => {
        const seqs = [...new Set(rows.map(({ seq }) => seq))];
        for (const message of await em.find(WebhookDeliveryRow, { endpointId, seq: { $in: seqs } }))
          messages.set(message.seq, message);
      },
      view: (row) => ({ ...ofMessage(messages.get(row.seq)), ...tryView(row) }),
    });
  }
}

function ofMessage(message: WebhookDeliveryRow | undefined): Pick<WebhookAttemptItem, 'messageId' | 'eventType'> {
  if (!message) return { messageId: null, eventType: null };
  return { messageId: eventMessageId(message.eventId), eventType: message.eventType };
}
