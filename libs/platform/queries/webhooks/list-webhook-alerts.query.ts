import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ApiVersions, currentTenant, Optional, PageQuery } from '#kernel';
import { type AlertSeverity, severityOf } from '../../domain/webhooks/alert-severity.ts';
import { EventPageInfo, eventPage, type EventView, streamOf } from '../list-events.query.ts';
import { PublicEventLog } from '../public-event-log.ts';

export class WebhookAlertView {
  /** `evt_…`: the same in `GET /v1/events`, in webhooks and in the live feed. */
  readonly id!: string;
  /** `webhook.endpoint.…`: `failing`, `recovered`, `disabled`, `changed` or `certificate-expiring`; or `webhook.message.exhausted`. */
  readonly type!: string;
  /** `critical`: nothing is sent any more. `warning`: it fails or is about to, or messages were given up. `info`: it is well again, or somebody has changed it. */
  readonly severity!: AlertSeverity;
  /** `whe_…`: which endpoint it is about. */
  readonly endpointId!: string;
  @ApiProperty({ format: 'date-time' })
  readonly timestamp!: string;
  /** What the catalogue describes for this type. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: Readonly<Record<string, unknown>>;
  /** Place in the tenant's log; later alerts have higher ones. What was read is up to a place, which an event consumer keeps. */
  readonly position!: number;
}

export class WebhookAlertPage {
  readonly data!: WebhookAlertView[];
  readonly page!: EventPageInfo;
}

export class WebhookAlertsParameters extends PageQuery {
  /** Position to go on before, as `nextCursor` showed it; left out, from the newest. */
  @Optional()
  @Matches(/^\d{1,15}$/, { message: 'cursor must be a position as nextCursor showed it' })
  override readonly cursor?: string = undefined;

  @ApiPropertyOptional({
    description: 'Only what happened to this endpoint.',
    example: 'whe_01h455vb4pex5vsknk084sn02q',
  })
  @Optional()
  @Matches(/^whe_[0-7][0-9a-hjkmnp-tv-z]{25}$/, { message: 'endpointId must be the id of an endpoint, whe_…' })
  readonly endpointId?: string;
}

/** What the tenant was told of its endpoints, the newest first. */
export class ListWebhookAlerts extends Query<WebhookAlertPage> {
  constructor(readonly wanted: WebhookAlertsParameters) {
    super();
  }
}

const ALERTS = ['webhook.*'];

/** Reads the tenant's log backwards: one page looks at no more than a bounded piece of it, so it may be short, and there is more. */
@QueryHandler(ListWebhookAlerts)
export class ListWebhookAlertsHandler implements IQueryHandler<ListWebhookAlerts> {
  constructor(
    private readonly log: PublicEventLog,
    private readonly versions: ApiVersions,
  ) {}

  async execute({ wanted: { limit, cursor, endpointId } }: ListWebhookAlerts): Promise<WebhookAlertPage> {
    const streamId = streamOf(endpointId);
    const read = await this.log.readBack(currentTenant().schema, {
      limit,
      types: ALERTS,
      ...(streamId === undefined ? {} : { streamId }),
      ...(cursor === undefined ? {} : { before: Number(cursor) }),
    });
    const { data, page } = eventPage(read, this.versions);
    return { data: data.map(alertView), page };
  }
}

function alertView({ id, type, timestamp, data, position }: EventView): WebhookAlertView {
  const severity = severityOf(type, data);
  return { id, type, severity, endpointId: String(data['endpointId']), timestamp, data, position };
}
