import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsBoolean, IsString, Length, ValidateIf } from 'class-validator';
import { TenantDatabase, TenantDirectory } from '#kernel';
import { schemaOfTenant } from '../../domain/webhooks/schema-of-tenant.ts';

export class WebhookPauseBody {
  /** Whether nothing is sent for the tenant. What is to be sent waits, and goes when this ends. */
  @IsBoolean()
  readonly paused!: boolean;

  /** Why; the tenant is shown it. Needed where `paused` is true. */
  @ValidateIf(({ paused, reason }: WebhookPauseBody) => paused || reason !== undefined)
  @IsString()
  @Length(1, 500)
  readonly reason?: string;
}

/** Stops what is sent for a tenant, or lets it go on. A request that is open ends as it does; no worker begins another one. */
export class PauseWebhooks extends Command<void> {
  constructor(
    /** UUID. */
    readonly tenantId: string,
    readonly wanted: WebhookPauseBody,
  ) {
    super();
  }
}

const SQL = {
  pause: {
    name: 'webhook.pause',
    text: `insert into platform_webhook_pause (reason, paused_at) values ($1, now())
      on conflict (is_on) do update set reason = excluded.reason`,
  },
  resume: { name: 'webhook.resume', text: 'delete from platform_webhook_pause' },
} as const;

/** @throws DomainError 404 `plan.unknown-tenant` */
@CommandHandler(PauseWebhooks)
export class PauseWebhooksHandler implements ICommandHandler<PauseWebhooks> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: TenantDirectory,
  ) {}

  async execute({ tenantId, wanted: { paused, reason } }: PauseWebhooks): Promise<void> {
    const schema = await schemaOfTenant(this.tenants, tenantId);
    await this.database.read(schema, paused ? { ...SQL.pause, values: [reason] } : SQL.resume);
  }
}
