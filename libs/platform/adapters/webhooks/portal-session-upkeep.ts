import { Injectable } from '@nestjs/common';
import { PlatformDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';

const TENANT_EVERY_MS = 3_600_000;
const MOST_TENANTS = 10_000;
const FORGET = {
  name: 'webhook_portal_session.forget',
  text: `delete from platform.webhook_portal_session where tenant_id = $1 and least(expires_at, ended_at) < now() - interval '7 days'`,
} as const;

/** Once an hour, tenant by tenant: forgets sessions of the consumer portal a week after they have ended. */
@Injectable()
@WorkerPart()
export class PortalSessionUpkeep implements WorkerPartOf {
  readonly #sweptAt = new Map<string, number>();

  constructor(private readonly platform: PlatformDatabase) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = performance.now();
    if (tenant.sandboxOf || now - (this.#sweptAt.get(tenant.id) ?? -Infinity) < TENANT_EVERY_MS) return;
    if (this.#sweptAt.size >= MOST_TENANTS) this.#sweptAt.clear();
    this.#sweptAt.set(tenant.id, now);
    await this.look(tenant);
  }

  /** All of it, now. */
  async look({ id }: Pick<TenantRef, 'id'>): Promise<void> {
    await this.platform.query({ ...FORGET, values: [id] });
  }
}
