import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase, typedId } from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { SCOPED_CHANNELS, scopeOfCaller } from '../../entities/endpoint-scope.ts';
import { MESSAGE_COLUMNS, messageFacts, type MessageRow, WebhookMessageView } from './webhook-message-view.dto.ts';

export class WebhookMessageReceiver {
  /** `whe_…` */
  readonly endpointId!: string;
  /** Place in the order of that endpoint's messages. */
  readonly seq!: number;
  readonly status!: 'pending' | 'delivered' | 'exhausted';
  /** How many times it was tried. */
  readonly attempts!: number;
  /** When it is tried next at the earliest; `null` when it has ended. */
  readonly nextAttemptAt!: string | null;
  readonly finishedAt!: string | null;
  /** How its last try failed; `null` when that succeeded, and before the first. */
  readonly error!: string | null;
  /** Why it ended without having arrived; `null`: it has not. */
  readonly endedBecause!: string | null;
}

export class WebhookMessageDetail extends WebhookMessageView {
  /** Its receivers, in the order in which they were made. */
  readonly receivers!: WebhookMessageReceiver[];
}

/** One message, with how far it has come at each of its receivers. */
export class GetWebhookMessage extends Query<WebhookMessageDetail> {
  constructor(
    /** UUID of the event. */
    readonly eventId: string,
  ) {
    super();
  }
}

interface ReceiverRow {
  readonly endpoint_id: string;
  readonly seq: string;
  readonly status: WebhookMessageReceiver['status'];
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly finished_at: Date | null;
  readonly error: string | null;
  readonly ended_because: string | null;
}

const SQL = {
  message: {
    name: 'webhook.message',
    text: `select ${MESSAGE_COLUMNS} from platform_webhook_delivery d where d.event_id = $1 and ($2::text[] is null or ${SCOPED_CHANNELS} <@ $2::text[])
      group by d.event_id`,
  },
  receivers: {
    name: 'webhook.message_receivers',
    text: `select endpoint_id, seq, status, attempts, next_attempt_at, finished_at, error, ended_because
      from platform_webhook_delivery d where d.event_id = $1 and ($2::text[] is null or ${SCOPED_CHANNELS} <@ $2::text[]) order by endpoint_id`,
  },
} as const;

/** @throws DomainError 404 `webhook-message.not-found` */
@QueryHandler(GetWebhookMessage)
export class GetWebhookMessageHandler implements IQueryHandler<GetWebhookMessage> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ eventId }: GetWebhookMessage): Promise<WebhookMessageDetail> {
    const values = [eventId, scopeOfCaller()];
    const [[message], receivers] = await this.database.readAll<[MessageRow, ReceiverRow]>(currentTenant().schema, [
      { ...SQL.message, values },
      { ...SQL.receivers, values },
    ]);
    if (!message)
      throw new DomainError('not-found', 'webhook-message.not-found', 'There is no webhook message with this id');
    return { id: eventMessageId(eventId), ...messageFacts(message), receivers: receivers.map(receiverView) };
  }
}

function receiverView({ endpoint_id, seq, status, attempts, error, ...row }: ReceiverRow): WebhookMessageReceiver {
  return {
    endpointId: typedId('whe', endpoint_id),
    seq: Number(seq),
    status,
    attempts,
    nextAttemptAt: status === 'pending' ? row.next_attempt_at.toISOString() : null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    error,
    endedBecause: row.ended_because,
  };
}
