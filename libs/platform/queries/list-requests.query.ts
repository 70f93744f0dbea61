import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import {
  Clock,
  currentTenant,
  DomainError,
  EntityLists,
  IsInstant,
  ListFields,
  ListQuery,
  Optional,
  type Page,
  PlatformDatabase,
  shapeOf,
  TenantPlans,
} from '#kernel';
import { OPERATION_NAME } from '../domain/operation-name.ts';
import { RequestLogRow } from '../entities.ts';

export class RequestSummary {
  /** Its `X-Request-Id`. */
  readonly id!: string;
  /** When it was answered. */
  readonly at!: string;
  /** `operationId`; `unmatched` where no route answers. */
  readonly operation!: string;
  readonly method!: string;
  /** With its query; what somebody typed is masked. */
  readonly url!: string;
  readonly status!: number;
  /** Code of the problem, if it was one. */
  readonly code!: string | null;
  /** `key_…`, or the id of a session or app. */
  readonly key!: string;
  @ApiProperty({ format: 'double' })
  readonly durationMs!: number;
}

export class KeptMessage {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly headers!: Readonly<Record<string, string>>;
  /** JSON in which secrets, and all that somebody wrote, are masked. Null where there was none, or it is not kept. */
  @ApiProperty({ nullable: true })
  readonly body!: unknown;
}

export class RequestView extends RequestSummary {
  readonly request!: KeptMessage;
  readonly response!: KeptMessage;
}

/** The list's filter says all of this too; these are the same in fewer words. */
export class ListRequestsParameters extends ListQuery {
  /** Only requests of this operation: its `operationId`, or `graphql:` and what a GraphQL document is called. */
  @ApiPropertyOptional({ pattern: OPERATION_NAME.source, example: 'holdSlot' })
  @Optional()
  @Matches(OPERATION_NAME, { message: 'operation must be an operationId, as in holdSlot, or graphql:BookingCard' })
  readonly operation?: string;

  /** Only requests with this HTTP status. */
  @ApiPropertyOptional({ type: 'integer', minimum: 100, maximum: 599, example: 409 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(599)
  readonly status?: number;

  /** Only requests of this key, app or session. */
  @ApiPropertyOptional({ example: 'key_0123456789ab' })
  @Optional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { message: 'key must be the id of a key, an app or a session' })
  readonly key?: string;

  /** Only what was answered at this time or later. */
  @Optional()
  @IsInstant({ required: false })
  readonly from?: Date;

  /** Only what was answered before this time. */
  @Optional()
  @IsInstant({ required: false })
  readonly to?: Date;
}

/** By what requests can be looked for. */
export const requestList = new ListFields<RequestLogRow>({
  name: 'platform.requests',
  id: 'logId',
  sort: '-at',
  shape: shapeOf<RequestSummary>({
    id: true,
    at: true,
    operation: true,
    method: true,
    url: true,
    status: true,
    code: true,
    key: true,
    durationMs: true,
  }),
  fields: {
    at: { kind: 'instant', sortable: true },
    operation: { kind: 'text' },
    method: { kind: 'text', operators: ['eq', 'ne', 'in'] },
    status: { kind: 'number' },
    code: { kind: 'text', nullable: true },
    key: { kind: 'text', column: 'credential', operators: ['eq', 'ne', 'in'] },
    durationMs: { kind: 'number', column: 'ms' },
  },
});
const DAY_MS = 86_400_000;

/** The tenant's requests, as long as its plan keeps them, the newest first. */
export class ListRequests extends Query<Page<RequestSummary>> {
  constructor(readonly wanted: ListRequestsParameters) {
    super();
  }
}

@QueryHandler(ListRequests)
export class ListRequestsHandler implements IQueryHandler<ListRequests> {
  constructor(
    private readonly lists: EntityLists,
    private readonly plans: TenantPlans,
    private readonly clock: Clock,
  ) {}

  async execute({ wanted }: ListRequests): Promise<Page<RequestSummary>> {
    const { operation, status, key, from, to } = wanted;
    const within = {
      tenantId: currentTenant().id,
      ...(from || to ? { at: { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) } } : {}),
      ...(operation === undefined ? {} : { operation }),
      ...(status === undefined ? {} : { status }),
      ...(key === undefined ? {} : { credential: key }),
    };
    const besides = { at: { $gte: await keptSince(this.plans, this.clock) } };
    return this.lists.page(wanted, requestList, { entity: RequestLogRow, within, besides, view: summaryOf });
  }
}

/** One of the tenant's requests; of several with one id the last. @throws DomainError `request.not-found` */
export class GetRequest extends Query<RequestView> {
  constructor(readonly requestId: string) {
    super();
  }
}

@QueryHandler(GetRequest)
export class GetRequestHandler implements IQueryHandler<GetRequest> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly plans: TenantPlans,
    private readonly clock: Clock,
  ) {}

  async execute({ requestId }: GetRequest): Promise<RequestView> {
    const since = await keptSince(this.plans, this.clock);
    const row = await this.platform.em.findOne(
      RequestLogRow,
      { tenantId: currentTenant().id, requestId, at: { $gte: since } },
      { orderBy: { at: 'desc', logId: 'desc' }, populate: ['exchange'] },
    );
    if (!row)
      throw new DomainError(
        'not-found',
        'request.not-found',
        'There is no such request; it can be looked at a moment after its answer, for as long as the plan keeps it',
      );
    return { ...summaryOf(row), ...(row.exchange as Pick<RequestView, 'request' | 'response'>) };
  }
}

async function keptSince(plans: TenantPlans, clock: Clock): Promise<Date> {
  const { requestLogDays } = await plans.of(currentTenant().id);
  return new Date(clock.now().getTime() - requestLogDays * DAY_MS);
}

function summaryOf({
  requestId,
  at,
  operation,
  method,
  url,
  status,
  code,
  credential,
  ms,
}: RequestLogRow): RequestSummary {
  return {
    id: requestId,
    at: at.toISOString(),
    operation,
    method,
    url,
    status,
    code: code ?? null,
    key: credential,
    durationMs: Math.round(ms * 100) / 100,
  };
}
