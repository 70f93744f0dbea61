import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DiscoveryService } from '@nestjs/core';
import {
  drainQueue,
  type JobHandler,
  KERNEL,
  type Kernel,
  pruneTestMessages,
  runInContext,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { RunTenantOperation } from './commands/run-tenant-operation.command.ts';
import { TenantChanges } from './commands/tenant-changes.ts';
import { tenantOperationQueue, wakeWorker } from './commands/tenant-operation-queue.ts';

const AT_A_TIME = 2;
const HOUR_MS = 3_600_000;

const BEHIND = {
  name: 'sandbox.behind',
  text: `select live.id from platform.tenant sandbox join platform.tenant live on live.id = sandbox.sandbox_of
    where sandbox.status in ('live', 'suspended', 'deleting') and live.status in ('live', 'suspended', 'deleting')
      and (sandbox.status <> live.status or sandbox.name <> live.name or split_part(sandbox.slug, '~', 1) <> live.slug)`,
  values: [],
} as const;

/**
 * Does the work on whole tenants when a job says so, and looks now and then for what a lost job or a process that died has left:
 * operations that are due, held jobs of tenants that go on again, sandboxes that have not followed, archives and messages whose time is over.
 */
@Injectable()
@WorkerPart()
export class TenantWorker implements WorkerPartOf, OnApplicationBootstrap, OnModuleDestroy {
  readonly jobs: readonly JobHandler<never>[];
  readonly #log = new Logger('tenants');
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly commands: CommandBus,
    private readonly discovery: DiscoveryService,
    private readonly changes: TenantChanges,
  ) {
    const run: JobHandler<{ readonly operationId: string }> = {
      queue: tenantOperationQueue,
      concurrency: AT_A_TIME,
      handle: ({ data: { operationId } }, signal) => this.#run(operationId, signal),
    };
    this.jobs = [run as JobHandler<never>];
  }

  onApplicationBootstrap(): void {
    const everyMs = this.kernel.config.worker.sweepSeconds * 1_000;
    this.#timer = setInterval(() => {
      this.#sweeping = this.#sweeping
        .then(() => this.lookAround())
        // The database or the disk is away: the next round looks again.
        .catch((err: unknown) => this.#log.warn({ err }, 'The work on tenants was not looked for'));
    }, everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  /** One look, and what it finds is begun. */
  async lookAround(): Promise<void> {
    for (const { id } of await this.kernel.operations.due()) await wakeWorker(this.kernel, id);
    for (const schema of await this.kernel.heldJobs.forgotten()) await this.kernel.heldJobs.release(schema);
    await this.#letSandboxesFollow();
    await pruneTestMessages(this.kernel.platform);
    await this.#removeOldArchives();
  }

  /** Whoever changed a tenant changes its sandbox next; here is found what a crash has left between the two. */
  async #letSandboxesFollow(): Promise<void> {
    const behind = await this.kernel.platform.query<{ id: string }>(BEHIND);
    const actor = { kind: 'system' as const, id: 'sandboxes', name: 'Sandboxes' };
    for (const { id } of behind) {
      const live = await this.kernel.registry.find(id);
      const requestId = `sandbox_${id}`;
      const context = { requestId, correlation: requestId, source: 'system' as const, actor };
      if (live) await runInContext(context, () => this.changes.follow(live));
    }
  }

  async #run(operationId: string, signal: AbortSignal): Promise<void> {
    const operation = await this.kernel.operations.find(operationId);
    if (operation?.kind === 'deletion' && operation.state !== 'cancelled') await this.#forgetJobs(operation.schema);
    await this.commands.execute(new RunTenantOperation(operationId, signal));
  }

  async #forgetJobs(schema: string): Promise<void> {
    for (const queue of this.#queues()) await this.kernel.jobs.removeOf(queue, schema);
  }

  #queues(): string[] {
    const parts = this.discovery.getProviders({ metadataKey: WorkerPart.KEY });
    const handlers = parts.flatMap(({ instance }) => (instance as WorkerPartOf).jobs ?? []);
    return [drainQueue.name, ...handlers.map(({ queue }) => queue.name)];
  }

  async #removeOldArchives(): Promise<void> {
    const { exportDir, exportHours } = this.kernel.config.tenant;
    const names = await readdir(exportDir).catch(() => []); // nothing was ever exported
    for (const name of names) {
      const path = join(exportDir, name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs > exportHours * HOUR_MS) await rm(path, { force: true });
    }
  }
}
