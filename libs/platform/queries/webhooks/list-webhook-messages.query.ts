import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsIn, IsString, Length, ValidateNested } from 'class-validator';
import { currentTenant, IsInstant, Keyset, Optional, type Page, PageQuery, Paging, TenantDatabase } from '#kernel';
import { eventMessageId } from '../../domain/public-event.ts';
import { SCOPED_CHANNELS, scopeOfCaller } from '../../entities/endpoint-scope.ts';
import { MESSAGE_COLUMNS, messageFacts, type MessageRow, type WebhookMessageView } from './webhook-message-view.dto.ts';

const STATUS = ['pending', 'delivered', 'exhausted'] as const;

export class WebhookMessagesFilter {
  @Optional()
  @IsString()
  @Length(1, 200)
  readonly eventType?: string;

  /** Messages with which any receiver is so far. */
  @Optional()
  @IsIn(STATUS)
  readonly status?: (typeof STATUS)[number];

  @Optional()
  @IsString()
  @Length(1, 100)
  readonly tag?: string;

  /** Recorded then or later. */
  @Optional()
  @IsInstant({ required: false })
  readonly since?: Date;

  /** Recorded before then. */
  @Optional()
  @IsInstant({ required: false })
  readonly until?: Date;
}

/** `?filter[eventType]=booking.confirmed` */
export class WebhookMessagesQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => WebhookMessagesFilter)
  readonly filter?: WebhookMessagesFilter;
}

/** The messages of the tenant, each once whatever it went to, the newest first. */
export class ListWebhookMessages extends Query<Page<WebhookMessageView>> {
  constructor(readonly query: WebhookMessagesQuery) {
    super();
  }
}

const MATCHES = `d.recorded_at >= coalesce($4::timestamptz, '-infinity') and d.recorded_at < coalesce($5::timestamptz, 'infinity')
  and ($9::text[] is null or ${SCOPED_CHANNELS} <@ $9::text[]) and ($1::text is null or d.event_type = $1) and ($2::text is null or d.status = $2) and ($3::text is null or $3 = any(d.tags))`;
/** $1 type, $2 status, $3 tag, $4 since, $5 until, $6 and $7 where it goes on, $8 how many, $9 the caller's scope. */
const LIST = {
  next: {
    name: 'webhook.messages',
    text: `with page as materialized (
        select distinct on (d.recorded_at, d.event_id) d.recorded_at, d.event_id from platform_webhook_delivery d
        where ${MATCHES} and (d.recorded_at, d.event_id) < (coalesce($6::timestamptz, 'infinity'), $7::uuid)
        order by d.recorded_at desc, d.event_id desc limit $8)
      select ${MESSAGE_COLUMNS} from platform_webhook_delivery d
      where d.event_id in (select event_id from page) and ($9::text[] is null or ${SCOPED_CHANNELS} <@ $9::text[])
      group by d.event_id order by max(d.recorded_at) desc, d.event_id desc`,
  },
  prev: {
    name: 'webhook.messages_before',
    text: `with page as materialized (
        select distinct on (d.recorded_at, d.event_id) d.recorded_at, d.event_id from platform_webhook_delivery d
        where ${MATCHES} and (d.recorded_at, d.event_id) > (coalesce($6::timestamptz, '-infinity'), $7::uuid)
        order by d.recorded_at, d.event_id limit $8)
      select ${MESSAGE_COLUMNS} from platform_webhook_delivery d
      where d.event_id in (select event_id from page) and ($9::text[] is null or ${SCOPED_CHANNELS} <@ $9::text[])
      group by d.event_id order by max(d.recorded_at), d.event_id`,
  },
} as const;

/** The one id that no event has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const newestFirst = new Keyset<MessageRow>([
  ['recorded_at', 'desc'],
  ['event_id', 'desc'],
]);

@QueryHandler(ListWebhookMessages)
export class ListWebhookMessagesHandler implements IQueryHandler<ListWebhookMessages> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ query }: ListWebhookMessages): Promise<Page<WebhookMessageView>> {
    const { eventType = null, status = null, tag = null, since = null, until = null } = query.filter ?? {};
    const period = [since?.toISOString() ?? null, until?.toISOString() ?? null];
    return this.paging.page<MessageRow, WebhookMessageView>(query, {
      list: 'platform.webhook-messages',
      keyset: newestFirst,
      filter: { eventType, status, tag, period },
      view: (row) => ({ id: eventMessageId(row.event_id), ...messageFacts(row) }),
      fetch: (_where, _orderBy, limit, position) => {
        const [at, id] = position ? position.key : [null, NOBODY];
        const values = [eventType, status, tag, ...period, at, id, limit, scopeOfCaller()];
        const { schema } = currentTenant();
        const statement = { ...LIST[position?.direction ?? 'next'], values };
        return this.database.read<MessageRow & Record<string, unknown>>(schema, statement);
      },
    });
  }
}
