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
import { deliverWebhooksQueue } from './job-wake-ups.ts';
import { attendTo } from './nearest-dispatcher.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

/** Whether something could be sent now and is not being sent: all that a sweep of a quiet tenant costs. */
const DUE = {
  name: 'webhook.due',
  text: `select from platform_webhook_endpoint e where e.status = 'active'
    and coalesce((e.health -> 'breaker' ->> 'probeAt')::timestamptz <= now(), true)
    and (exists (select from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.status = 'pending'
        and d.next_attempt_at <= now() and (d.leased_until is null or d.leased_until < now()))
      or exists (select from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.resend_at <= now()
        and (d.leased_until is null or d.leased_until < now())))
    limit 1`,
} as const;

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
    const due = await this.database.read(schema, DUE);
    if (due.length > 0) this.dispatcher.wake(schema);
  }

  stop(): Promise<void> {
    return this.dispatcher.stop();
  }
}
