import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  currentTenant,
  DomainError,
  EntityLists,
  ListFields,
  type ListRequest,
  type Page,
  shapeOf,
  TenantDatabase,
  typedId,
} from '#kernel';
import {
  type WebhookFormat,
  type WebhookOrdering,
  type WebhookPayload,
} from '../../domain/webhooks/endpoint-settings.ts';
import { type SigningAlgorithm } from '../../domain/webhooks/key-ring.ts';
import { WebhookEndpointRow } from '../../entities.ts';
import { authView, ReceiverAuthView } from './receiver-auth-view.dto.ts';
import { verificationView, WebhookVerificationView } from './verification-view.dto.ts';

export class WebhookEndpointView {
  /** `whe_…` */
  readonly id!: string;
  readonly url!: string;
  readonly description!: string | null;
  readonly eventTypes!: string[];
  /** Only events about one of these workshops, fleets and vehicles; empty: all. */
  readonly channels!: string[];
  /** Only messages of which this holds; `null`: all. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly filter!: Readonly<Record<string, unknown>> | null;
  readonly payload!: WebhookPayload;
  readonly format!: WebhookFormat;
  /** The dated version of the API in which messages come. */
  readonly apiVersion!: string;
  /** How the current key signs. */
  readonly signing!: SigningAlgorithm;
  /** A second header with the same signatures. */
  readonly signatureHeader!: string | null;
  /** Names of the headers that every request has; their values are not shown. */
  readonly headers!: string[];
  /** How requests say who sends them. */
  readonly auth!: ReceiverAuthView;
  readonly ordering!: WebhookOrdering;
  readonly onExhausted!: 'skip' | 'block';
  /** Seconds to wait after each failed try; `null`: as the installation has it. */
  readonly retrySeconds!: number[] | null;
  readonly timeoutSeconds!: number;
  readonly delaySeconds!: number;
  /** Most messages a second; `null`: no bound. */
  @ApiProperty({ format: 'double' })
  readonly ratePerSecond!: number | null;
  /** Most requests at a time. */
  readonly concurrency!: number;
  /** Whether the receiver has shown that it wants to be sent something, where it has to. */
  readonly verification!: WebhookVerificationView;
  readonly status!: 'active' | 'disabled';
  /** Why it is disabled: `person`, `gone` (its answer 410), `receiver` (its header), `failing` (five days), `operator`, or `unverified`. */
  readonly disabledReason!: string | null;
  readonly version!: number;
  readonly createdAt!: string;
}

/** What a receiver is made of. */
export const endpointShape = shapeOf<WebhookEndpointView>({
  id: true,
  url: true,
  description: true,
  eventTypes: true,
  channels: true,
  filter: true,
  payload: true,
  format: true,
  apiVersion: true,
  signing: true,
  signatureHeader: true,
  headers: true,
  auth: true,
  ordering: true,
  onExhausted: true,
  retrySeconds: true,
  timeoutSeconds: true,
  delaySeconds: true,
  ratePerSecond: true,
  concurrency: true,
  verification: true,
  status: true,
  disabledReason: true,
  version: true,
  createdAt: true,
});

/** By what receivers can be looked for. */
export const endpointList = new ListFields<WebhookEndpointRow>({
  name: 'platform.webhook-endpoints',
  id: 'endpointId',
  sort: 'id',
  shape: endpointShape,
  fields: {
    id: { kind: 'id', prefix: 'whe', column: 'endpointId' },
    url: { kind: 'text' },
    description: { kind: 'text', nullable: true },
    status: { kind: 'text', values: ['active', 'disabled'] },
    createdAt: { kind: 'instant', sortable: true },
  },
});

function view(row: WebhookEndpointRow): WebhookEndpointView {
  const { url, description, eventTypes, apiVersion, status, disabledReason, version } = row;
  const { ordering, onExhausted, retrySeconds, delaySeconds, ratePerSecond, concurrency } = row;
  return {
    id: typedId('whe', row.endpointId),
    url,
    description,
    eventTypes,
    channels: row.channels,
    filter: row.filter as WebhookEndpointView['filter'],
    payload: row.payload,
    format: row.format,
    apiVersion,
    signing: row.signing?.algorithm ?? 'hmac-sha256',
    signatureHeader: row.signatureHeader,
    headers: row.headerNames,
    auth: authView(row),
    ordering,
    onExhausted,
    retrySeconds,
    timeoutSeconds: row.timeoutMs / 1_000,
    delaySeconds,
    ratePerSecond,
    concurrency,
    verification: verificationView(row),
    status,
    disabledReason,
    version,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The receivers, the oldest first unless another order is asked for. */
export class ListWebhookEndpoints extends Query<Page<WebhookEndpointView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

@QueryHandler(ListWebhookEndpoints)
export class ListWebhookEndpointsHandler implements IQueryHandler<ListWebhookEndpoints> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListWebhookEndpoints): Promise<Page<WebhookEndpointView>> {
    return this.lists.page(request, endpointList, { entity: WebhookEndpointRow, view });
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
