import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, liveTenantId, PlatformDatabase } from '#kernel';
import { KeyChanges } from '../../domain/key-changes.ts';
import { noSuchPortalSession } from '../../domain/webhooks/portal-session.ts';

/** Ends a session of the portal at once, whatever it was opened for. Ended again is nothing. */
export class EndWebhookPortalSession extends Command<void> {
  constructor(
    /** UUID. */
    readonly sessionId: string,
  ) {
    super();
  }
}

const END = `update platform.webhook_portal_session set ended_at = coalesce(ended_at, $4)
  where session_id = $1 and tenant_id = $2 and mode = $3 returning session_id`;

/** @throws DomainError `webhook-portal-session.not-found` */
@CommandHandler(EndWebhookPortalSession)
export class EndWebhookPortalSessionHandler implements ICommandHandler<EndWebhookPortalSession> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: KeyChanges,
  ) {}

  async execute({ sessionId }: EndWebhookPortalSession): Promise<void> {
    const tenant = currentTenant();
    const mode = tenant.sandboxOf ? 'test' : 'live';
    const values = [sessionId, liveTenantId(tenant), mode, new Date()];
    const ended = await this.platform.query({ text: END, values });
    if (ended.length === 0) throw noSuchPortalSession();
    this.changes.announce(sessionId);
  }
}
