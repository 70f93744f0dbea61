import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  EntityLists,
  ListFields,
  type ListRequest,
  liveTenantId,
  type Page,
  PlatformDatabase,
  shapeOf,
  typedId,
} from '#kernel';
import { noSuchPortalSession } from '../../domain/webhooks/portal-session.ts';
import { WebhookPortalSessionRow } from '../../entities/portal-session-row.ts';
import { type WebhookPortalSessionView } from './portal-session-view.dto.ts';

/** What is shown of a session of the portal. */
export const portalSessionShape = shapeOf<WebhookPortalSessionView>({
  id: true,
  label: true,
  capabilities: true,
  channels: true,
  embedOrigins: true,
  state: true,
  createdAt: true,
  expiresAt: true,
  endedAt: true,
});

/** By what sessions of the portal can be looked for. */
export const portalSessionList = new ListFields<WebhookPortalSessionRow>({
  name: 'platform.webhook-portal-sessions',
  id: 'sessionId',
  sort: '-createdAt',
  shape: portalSessionShape,
  fields: {
    label: { kind: 'text', sortable: true },
    createdAt: { kind: 'instant', sortable: true },
    expiresAt: { kind: 'instant', sortable: true },
    endedAt: { kind: 'instant', nullable: true },
  },
});

function view(row: WebhookPortalSessionRow): WebhookPortalSessionView {
  const { label, capabilities, channels, embedOrigins, createdAt, expiresAt, endedAt } = row;
  return {
    id: typedId('wps', row.sessionId),
    label,
    capabilities,
    channels,
    embedOrigins,
    state: stateOf(row),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function stateOf({ endedAt, expiresAt }: WebhookPortalSessionRow): WebhookPortalSessionView['state'] {
  if (endedAt) return 'ended';
  return expiresAt > new Date() ? 'open' : 'expired';
}

/** Sessions of the tenant's live data, or those of its test data. */
function ofTenant(): { readonly tenantId: string; readonly mode: 'live' | 'test' } {
  const tenant = currentTenant();
  return { tenantId: liveTenantId(tenant), mode: tenant.sandboxOf ? 'test' : 'live' };
}

/** The newest first, unless another order is asked for; what ended a week ago is forgotten. */
export class ListWebhookPortalSessions extends Query<Page<WebhookPortalSessionView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

export class GetWebhookPortalSession extends Query<WebhookPortalSessionView> {
  constructor(
    /** UUID. */
    readonly sessionId: string,
  ) {
    super();
  }
}

@QueryHandler(ListWebhookPortalSessions)
export class ListWebhookPortalSessionsHandler implements IQueryHandler<ListWebhookPortalSessions> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListWebhookPortalSessions): Promise<Page<WebhookPortalSessionView>> {
    return this.lists.page(request, portalSessionList, { entity: WebhookPortalSessionRow, within: ofTenant(), view });
  }
}

/** @throws DomainError 404 `webhook-portal-session.not-found` */
@QueryHandler(GetWebhookPortalSession)
export class GetWebhookPortalSessionHandler implements IQueryHandler<GetWebhookPortalSession> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ sessionId }: GetWebhookPortalSession): Promise<WebhookPortalSessionView> {
    const row = await this.platform.em.findOne(WebhookPortalSessionRow, { sessionId, ...ofTenant() });
    if (!row) throw noSuchPortalSession();
    return view(row);
  }
}
