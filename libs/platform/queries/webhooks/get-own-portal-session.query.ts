import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentContext, currentTenant, liveTenantId, PlatformDatabase, typedId, uuidOf } from '#kernel';
import { noSuchPortalSession } from '../../domain/webhooks/portal-session.ts';
import { WebhookPortalSessionRow } from '../../entities/portal-session-row.ts';
import { type OwnWebhookPortalSessionView, type PortalBrandView } from './portal-session-view.dto.ts';

/** The session that the request came with, with how the tenant's pages look. */
export class GetOwnWebhookPortalSession extends Query<OwnWebhookPortalSessionView> {}

const BRAND = {
  name: 'portal_brand.of_tenant',
  text: `select name, logo_url as "logoUrl", accent_color as "accentColor" from platform.portal_brand where tenant_id = $1`,
} as const;

/** @throws DomainError 404 `webhook-portal-session.not-found` for whoever came with another credential */
@QueryHandler(GetOwnWebhookPortalSession)
export class GetOwnWebhookPortalSessionHandler implements IQueryHandler<GetOwnWebhookPortalSession> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute(): Promise<OwnWebhookPortalSessionView> {
    const tenant = currentTenant();
    const tenantId = liveTenantId(tenant);
    const sessionId = uuidOf('wps', currentContext()?.actor?.id ?? '');
    const row = sessionId && (await this.platform.em.findOne(WebhookPortalSessionRow, { sessionId, tenantId }));
    if (!row) throw noSuchPortalSession();
    const { label, capabilities, channels, embedOrigins, expiresAt, mode } = row;
    return {
      id: typedId('wps', row.sessionId),
      label,
      capabilities,
      channels,
      embedOrigins,
      expiresAt: expiresAt.toISOString(),
      brand: (await this.#brandOf(tenantId)) ?? { name: tenant.slug, logoUrl: null, accentColor: null },
      mode,
    };
  }

  async #brandOf(tenantId: string): Promise<PortalBrandView | undefined> {
    const [brand] = await this.platform.query<{ [K in keyof PortalBrandView]: PortalBrandView[K] }>({
      ...BRAND,
      values: [tenantId],
    });
    return brand;
  }
}
