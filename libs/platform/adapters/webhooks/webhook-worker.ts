import { Injectable } from '@nestjs/common';
import { currentTenant, EventStore, type JobHandler, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { deliverWebhooksQueue } from './job-wake-ups.ts';
import { attendTo } from './nearest-dispatcher.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

/** Sends webhooks when the fan-out beside it or a job says so, and finds what a process that died has left. */
@Injectable()
@WorkerPart()
export class WebhookWorker implements WorkerPartOf {
  readonly jobs: readonly JobHandler<never>[];

  constructor(
    private readonly dispatcher: WebhookDispatcher,
    events: EventStore,
  ) {
    attendTo(events, dispatcher);
    const deliver: JobHandler<Record<string, never>> = {
      queue: deliverWebhooksQueue,
      concurrency: 1,
      handle: async () => dispatcher.wake(currentTenant().schema),
    };
    this.jobs = [deliver as JobHandler<never>];
  }

  async sweep({ schema }: TenantRef): Promise<void> {
    if (await this.dispatcher.hasDue(schema)) this.dispatcher.wake(schema);
  }

  stop(): Promise<void> {
    return this.dispatcher.stop();
  }
}
