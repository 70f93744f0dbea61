import { Logger } from '@nestjs/common';
import { defineQueue, type Jobs } from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';

/** A tenant has messages to be sent. The messages themselves lie in its tables. */
export const deliverWebhooksQueue = defineQueue<Record<string, never>>('deliver-webhooks', { attempts: 1 });

/** Wakes a worker by a job. One that cannot be added is a hint that is lost: reported, and made good by the sweep. */
export class JobWakeUps extends DeliveryWakeUps {
  readonly #log = new Logger('webhooks');

  constructor(private readonly jobs: Jobs) {
    super();
  }

  override async wake(tenant: string): Promise<void> {
    try {
      await this.jobs.add(deliverWebhooksQueue, {}, { tenant, deduplicate: 'webhooks' });
    } catch (err) {
      this.#log.warn({ err }, 'A wake-up for webhooks was lost; the sweep will find the messages');
    }
  }
}
