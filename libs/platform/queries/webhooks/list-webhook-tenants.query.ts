import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { Keyset, Optional, type Page, PageQuery, Paging, PlatformDatabase, typedId } from '#kernel';
import { WebhookTenantStateRow } from '../../entities.ts';
import { EndpointStateCounts } from './get-tenant-webhooks.query.ts';

export class WebhookTenant {
  /** `tnt_…` */
  readonly id!: string;
  /** `null` where the tenant is gone. */
  readonly slug!: string | null;
}

export class WebhookTenantView {
  readonly tenant!: WebhookTenant;
  /** Whether somebody should look at it: a message is late by a minute, nothing is sent, or an endpoint is paused or was disabled by what failed. */
  readonly isTroubled!: boolean;
  /** Since when the operator has nothing sent for it; `null`: it is sent. */
  readonly pausedSince!: string | null;
  /** For how long the message has been due that is due for longest; `null`: none is. */
  @ApiProperty({ format: 'double' })
  readonly queueSeconds!: number | null;
  /** Messages that are still to be delivered, at endpoints that are not disabled; 10,000 of an endpoint stand for that many and more. */
  readonly pending!: number;
  /** For how long the oldest of them has waited. */
  @ApiProperty({ format: 'double' })
  readonly oldestPendingSeconds!: number | null;
  readonly endpointStates!: EndpointStateCounts;
  /** Of the hour before, the newest 10,000. */
  readonly tries!: number;
  /** Of these tries; `null` where nothing was tried. */
  @ApiProperty({ format: 'double' })
  readonly successShare!: number | null;
  /** The same of the endpoint at which the largest part failed. */
  @ApiProperty({ format: 'double' })
  readonly worstSuccessShare!: number | null;
  /** When a worker last looked: once a minute where something changes, else every ten minutes. */
  readonly seenAt!: string;
}

export class WebhookTenantsParameters extends PageQuery {
  /** `troubled`: only tenants that somebody should look at. */
  @ApiPropertyOptional({ enum: ['troubled'] })
  @Optional()
  @IsIn(['troubled'])
  readonly only?: 'troubled';
}

/** How the webhooks of all tenants are that have any, those whose oldest message waits longest first. */
export class ListWebhookTenants extends Query<Page<WebhookTenantView>> {
  constructor(readonly page: WebhookTenantsParameters) {
    super();
  }
}

const longestFirst = new Keyset<WebhookTenantStateRow>([
  ['oldestSeconds', 'desc'],
  ['tenantId', 'asc'],
]);
const SLUGS = {
  name: 'webhook.slugs',
  text: 'select id, slug from platform.tenant where id = any($1)',
} as const;

/** Reads one table, whatever the number of tenants; what it shows is as old as `seenAt` says. */
@QueryHandler(ListWebhookTenants)
export class ListWebhookTenantsHandler implements IQueryHandler<ListWebhookTenants> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
  ) {}

  async execute({ page }: ListWebhookTenants): Promise<Page<WebhookTenantView>> {
    const chosen = page.only === 'troubled' ? { isTroubled: true } : {};
    const slugs = new Map<string, string>();
    return this.paging.page<WebhookTenantStateRow, WebhookTenantView>(page, {
      list: 'platform.webhook-tenants',
      keyset: longestFirst,
      filter: page.only ?? null,
      fetch: async (where, orderBy, limit) => {
        const rows = await this.platform.em.find(WebhookTenantStateRow, { $and: [chosen, where] }, { orderBy, limit });
        const values = [rows.map(({ tenantId }) => tenantId)];
        const named = await this.platform.query<{ id: string; slug: string }>({ ...SLUGS, values });
        for (const { id, slug } of named) slugs.set(id, slug);
        return rows;
      },
      view: (row) => view(row, slugs.get(row.tenantId) ?? null),
    });
  }
}

function view(row: WebhookTenantStateRow, slug: string | null): WebhookTenantView {
  const { tenantId, pausedSince, queueSeconds, oldestSeconds, pending, tries } = row;
  return {
    tenant: { id: typedId('tnt', tenantId), slug },
    isTroubled: row.isTroubled,
    pausedSince: pausedSince?.toISOString() ?? null,
    queueSeconds: queueSeconds === 0 ? null : queueSeconds,
    pending,
    oldestPendingSeconds: pending === 0 ? null : oldestSeconds,
    endpointStates: { active: row.endpointsActive, paused: row.endpointsPaused, disabled: row.endpointsDisabled },
    tries,
    successShare: tries === 0 ? null : 1 - row.failures / tries,
    worstSuccessShare: row.worstShare,
    seenAt: row.seenAt.toISOString(),
  };
}
