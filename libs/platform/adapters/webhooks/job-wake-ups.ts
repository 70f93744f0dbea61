import { Logger } from '@nestjs/common';
import { defineQueue, type Jobs } from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';

/** Messages of one endpoint are to be sent. The messages themselves lie in the tenant's tables. */
export const deliverWebhooksQueue = defineQueue<{ readonly endpointId: string }>('deliver-webhooks', { attempts: 1 });

/** Wakes the worker by jobs. A job that cannot be added is a hint that is lost: reported, and made good by the sweep. */
export class JobWakeUps extends DeliveryWakeUps {
  readonly #log = new Logger('webhooks');

  constructor(private readonly jobs: Jobs) {
    super();
  }

  override async wake(schema: string, endpointId: string): Promise<void> {
    await this.#add(schema, endpointId, { deduplicate: `webhook-${endpointId}` });
  }

  /** Under a key of its own: a wake-up that waits for hours must not stand for one that is wanted now. */
  override async wakeLater(
    schema: string,
    endpointId: string,
    { seq, attempt, delayMs }: { seq: number; attempt: number; delayMs: number },
  ): Promise<void> {
    await this.#add(schema, endpointId, { delayMs, deduplicate: `webhook-${endpointId}-${seq}-${attempt}` });
  }

  async #add(tenant: string, endpointId: string, options: { deduplicate: string; delayMs?: number }): Promise<void> {
    try {
      await this.jobs.add(deliverWebhooksQueue, { endpointId }, { tenant, ...options });
    } catch (err) {
      this.#log.warn(
        { err, endpoint: endpointId },
        'A wake-up for webhooks was lost; the sweep will find the messages',
      );
    }
  }
}
