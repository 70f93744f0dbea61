import { Injectable } from '@nestjs/common';
import {
  currentTenant,
  EventStore,
  type JobHandler,
  TenantDatabase,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { CLAIM_SQL } from './claim-sql.ts';
import { deliverWebhooksQueue } from './job-wake-ups.ts';
import { attendTo } from './nearest-dispatcher.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

/** Sends webhooks when the fan-out beside it or a job says so, and finds what a process that died has left. */
@Injectable()
@WorkerPart()
export class WebhookWorker implements WorkerPartOf {
  readonly jobs: readonly JobHandler<never>[];

  constructor(
    private readonly database: TenantDatabase,
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
    const [, due] = await this.database.readAll(schema, [CLAIM_SQL.PLANNED_ONCE, CLAIM_SQL.ANY_DUE]);
    if (due && due.length > 0) this.dispatcher.wake(schema);
  }

  stop(): Promise<void> {
    return this.dispatcher.stop();
  }
}
