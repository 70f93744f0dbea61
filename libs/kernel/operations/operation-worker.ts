import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type TenantRef } from '../context/request-context.ts';
import { Clock } from '../domain/clock.ts';
import { type JobHandler } from '../jobs/job-workers.ts';
import { TenantDatabase } from '../tenancy/tenant-database.ts';
import { WorkerPart, type WorkerPartOf } from '../worker/worker-part.ts';
import { DoesLongWork, type LongWork } from './long-work.ts';
import { OperationRunner } from './operation-runner.ts';
import { OPERATION_SQL as SQL } from './operation-sql.ts';
import { operationQueue, Operations } from './operations.ts';

const KEPT_MS = 7 * 86_400_000;
const PURGE_EVERY_MS = 3_600_000;
const AT_A_TIME = 2;

/** Long work in the worker: what is asked for, what a dead worker left, and what nobody needs any more. */
@Injectable()
@WorkerPart()
export class OperationWorker implements WorkerPartOf, OnModuleInit {
  readonly jobs: readonly JobHandler<never>[];
  readonly #purgedAt = new Map<string, number>();

  constructor(
    private readonly runner: OperationRunner,
    private readonly operations: Operations,
    private readonly database: TenantDatabase,
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
  ) {
    const handler: JobHandler<{ readonly operationId: string }> = {
      queue: operationQueue,
      concurrency: AT_A_TIME,
      handle: ({ data: { operationId } }, signal) => this.runner.run(operationId, signal),
    };
    this.jobs = [handler as JobHandler<never>];
  }

  onModuleInit(): void {
    const found = this.discovery.getProviders({ metadataKey: DoesLongWork.KEY });
    this.runner.register(found.map(({ instance }) => instance as LongWork));
  }

  async sweep({ schema }: TenantRef): Promise<void> {
    const now = this.clock.now();
    const left = await this.database.read<{ operation_id: string }>(schema, { ...SQL.left, values: [now] });
    for (const { operation_id: operationId } of left) await this.operations.wake(operationId);
    if ((this.#purgedAt.get(schema) ?? 0) + PURGE_EVERY_MS > now.getTime()) return;
    this.#purgedAt.set(schema, now.getTime());
    await this.database.read(schema, { ...SQL.purge, values: [new Date(now.getTime() - KEPT_MS)] });
  }
}
