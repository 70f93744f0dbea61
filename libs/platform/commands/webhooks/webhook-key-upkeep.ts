import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { EndpointKeys, keysOf } from '../../domain/webhooks/endpoint-keys.ts';
import { liveKeys } from '../../domain/webhooks/key-ring.ts';
import { WebhookEndpointRow } from '../../entities.ts';

const TENANT_EVERY_MS = 3_600_000;
const MOST_TENANTS = 10_000;
const EXPIRED = {
  name: 'webhook.expired_keys',
  text: `select endpoint_id from platform_webhook_endpoint e where exists (
    select from jsonb_array_elements(e.signing -> 'keys') k where (k ->> 'expiresAt')::timestamptz <= $1)`,
} as const;

/** Once an hour, tenant by tenant: takes keys whose overlap is over out of the database. They have signed nothing since then. */
@Injectable()
@WorkerPart()
export class WebhookKeyUpkeep implements WorkerPartOf {
  readonly #sweptAt = new Map<string, number>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly keys: EndpointKeys,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = performance.now();
    if (now - (this.#sweptAt.get(tenant.schema) ?? -Infinity) < TENANT_EVERY_MS) return;
    if (this.#sweptAt.size >= MOST_TENANTS) this.#sweptAt.clear();
    this.#sweptAt.set(tenant.schema, now);
    await this.look(tenant);
  }

  /** All of it, now. */
  async look({ schema }: Pick<TenantRef, 'schema'>): Promise<void> {
    const values = [new Date()];
    const found = await this.database.read<{ endpoint_id: string }>(schema, { ...EXPIRED, values });
    for (const { endpoint_id: endpointId } of found) await this.#forget(schema, endpointId);
  }

  async #forget(schema: string, endpointId: string): Promise<void> {
    await this.database.transaction(schema, async (tx) => {
      const endpoint = await tx.em.findOne(
        WebhookEndpointRow,
        { endpointId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      // Deleted meanwhile, with its keys.
      if (!endpoint) return;
      const keys = liveKeys(keysOf(endpoint), new Date());
      Object.assign(endpoint, this.keys.columns(keys, endpointId));
      endpoint.version += 1;
      await tx.em.flush();
    });
  }
}
