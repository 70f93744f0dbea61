import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { WebhookEndpointRow } from '../entities.ts';

export class WebhookEndpointView {
  /** `whe_…` */
  readonly id!: string;
  readonly url!: string;
  readonly description!: string | null;
  readonly eventTypes!: string[];
  readonly status!: 'active' | 'disabled';
  /** Why it is disabled: `person`, or `gone` after the receiver answered 410. */
  readonly disabledReason!: string | null;
  readonly version!: number;
  readonly createdAt!: string;
}

const OLDEST_FIRST = new Keyset<WebhookEndpointRow>([['endpointId', 'asc']]);

function view({
  endpointId,
  url,
  description,
  eventTypes,
  status,
  disabledReason,
  version,
  createdAt,
}: WebhookEndpointRow): WebhookEndpointView {
  return {
    id: typedId('whe', endpointId),
    url,
    description,
    eventTypes,
    status,
    disabledReason,
    version,
    createdAt: createdAt.toISOString(),
  };
}

export class ListWebhookEndpoints extends Query<Page<WebhookEndpointView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListWebhookEndpoints)
export class ListWebhookEndpointsHandler implements IQueryHandler<ListWebhookEndpoints> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListWebhookEndpoints): Promise<Page<WebhookEndpointView>> {
    return this.paging.page<WebhookEndpointRow, WebhookEndpointView>(page, {
      list: 'platform.webhook-endpoints',
      keyset: OLDEST_FIRST,
      fetch: (where, orderBy, limit) =>
        this.database.withEntities(currentTenant().schema, (em) =>
          em.find(WebhookEndpointRow, where, { orderBy, limit }),
        ),
      view,
    });
  }
}

export class GetWebhookEndpoint extends Query<WebhookEndpointView> {
  constructor(readonly endpointId: string) {
    super();
  }
}

@QueryHandler(GetWebhookEndpoint)
export class GetWebhookEndpointHandler implements IQueryHandler<GetWebhookEndpoint> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId }: GetWebhookEndpoint): Promise<WebhookEndpointView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(WebhookEndpointRow, { endpointId }),
    );
    if (!row)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    return view(row);
  }
}
