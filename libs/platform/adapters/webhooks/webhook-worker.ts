import { Injectable } from '@nestjs/common';
import { currentTenant, type JobHandler, TenantDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { wakeDueEndpoints } from './due-deliveries.ts';
import { deliverWebhooksQueue } from './job-wake-ups.ts';
import { WebhookCourier } from './webhook-courier.ts';

/** Endpoints that one worker sends to at the same time; most of it is waiting for receivers. */
const AT_A_TIME = 20;

/** Sends webhooks when a job says so, and finds what a lost job has left. */
@Injectable()
@WorkerPart()
export class WebhookWorker implements WorkerPartOf {
  readonly jobs: readonly JobHandler<never>[];

  constructor(
    private readonly database: TenantDatabase,
    private readonly wakeUps: DeliveryWakeUps,
    courier: WebhookCourier,
  ) {
    const deliver: JobHandler<{ readonly endpointId: string }> = {
      queue: deliverWebhooksQueue,
      concurrency: AT_A_TIME,
      handle: ({ data: { endpointId } }, signal) => courier.deliver(currentTenant().schema, endpointId, signal),
    };
    this.jobs = [deliver as JobHandler<never>];
  }

  sweep({ schema }: TenantRef): Promise<void> {
    return wakeDueEndpoints(this.database, this.wakeUps, schema);
  }
}
