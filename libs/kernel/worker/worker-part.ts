import { DiscoveryService } from '@nestjs/core';
import { type TenantRef } from '../context/request-context.ts';
import { type JobHandler } from '../jobs/job-workers.ts';

/** What a context does in the worker, besides its subscriptions. */
export interface WorkerPartOf {
  /** Handlers of the context's own queues. */
  readonly jobs?: readonly JobHandler<never>[];
  /** Finds work of a tenant that a lost job left behind. Runs every few seconds in the tenant's context; must be cheap and idempotent. */
  sweep?(tenant: TenantRef): Promise<void>;
  /** Begins nothing new, once neither jobs nor subscriptions ask for it, and waits for what is under way; cut off when that takes too long. */
  stop?(): Promise<void>;
}

/** Marks an injectable that implements `WorkerPartOf`; the worker finds it by this mark. */
export const WorkerPart = DiscoveryService.createDecorator<void>();
