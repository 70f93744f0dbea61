import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { checkEventTypes } from '../app/check-event-types.ts';
import { onceDatabaseAnswers } from '../app/once-database-answers.ts';
import { assertPlainLogin } from '../tenancy/assert-plain-login.ts';
import { currentContext, currentTenant, type TenantRef } from '../context/request-context.ts';
import { type JobBackend } from '../jobs/job-backend.ts';
import { type JobHandler, type JobReports, JobWorkers } from '../jobs/job-workers.ts';
import { type Kernel } from '../kernel.ts';
import { KERNEL } from '../kernel.module.ts';
import { type Metrics } from '../observability/metrics.ts';
import { span, withTraceparent } from '../observability/span.ts';
import { PolicyCommands } from '../subscriptions/policy-commands.ts';
import { type Lag, SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { ArchiveRounds } from './archive-rounds.ts';
import { Drains } from './drains.ts';
import { LagBoard, stateOfLag } from './lag-board.ts';
import { LedgerPurge } from './ledger-purge.ts';
import { loadQueue, Loads, loadsOf, MOST_LOADS } from './loads.ts';
import { Sweeper } from './sweeper.ts';
import { TimedWakeUps } from './timed-wake-ups.ts';
import { WorkerPart, type WorkerPartOf } from './worker-part.ts';

const JOB_AGE_EVERY_MS = 5_000;
const BOARD_EVERY_MS = 5_000;

/** Subscriptions, jobs and the sweep of one worker process. Any number of workers may run; rows and leases keep them apart. */
@Injectable()
export class WorkerRuntime implements OnApplicationBootstrap {
  readonly #log = new Logger('worker');
  readonly #runner: SubscriptionRunner;
  readonly #board: LagBoard;
  readonly #loads: Loads;
  readonly #drains: Drains;
  #workers: JobWorkers | undefined;
  #sweeper: Sweeper | undefined;
  #ageTimer: NodeJS.Timeout | undefined;
  #boardTimer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly discovery: DiscoveryService,
    commands: CommandBus,
  ) {
    const policies = new PolicyCommands(commands, (policy, event, error) =>
      this.#log.log({ policy, event: event.id, code: error.code }, 'A policy command was refused'),
    );
    this.#board = new LagBoard(kernel.platform);
    const timed = new TimedWakeUps(kernel.jobs, (err) =>
      this.#log.warn({ err }, 'A timed wake-up was lost; the sweep takes its place'),
    );
    this.#runner = new SubscriptionRunner(kernel.database, kernel.events, kernel.subscriptions, policies, {
      lag: (tenant, lags) => {
        reportLags(kernel.metrics, tenant, lags);
        this.#board.report(tenant, lags);
      },
      failed: ({ slug }, subscription, err) =>
        this.#log.error({ err, subscription, tenant: slug }, 'A subscription failed'),
      wakeAt: (tenant, times) => timed.wakeAt(tenant, times),
      load: (tenant) => this.#loads.ask(tenant),
    });
    this.#drains = new Drains({
      runner: this.#runner,
      bus: kernel.bus,
      jobs: kernel.jobs,
      onDrain: (tenant) => this.#sweeper?.noteActive(tenant),
      onError: ({ slug }, err) => this.#log.error({ err, tenant: slug }, 'A drain failed'),
    });
    this.#loads = new Loads({
      runner: this.#runner,
      rebuild: kernel.rebuild,
      jobs: kernel.jobs,
      failed: ({ slug }, projection, err) => this.#log.error({ err, projection, tenant: slug }, 'A rebuild failed'),
      onError: (err) => this.#log.warn({ err }, 'Long work was not asked for; the sweep asks again'),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await onceDatabaseAnswers(() => assertPlainLogin(this.kernel.platform));
    await checkEventTypes(this.kernel.typeRegister, (types) =>
      this.#log.warn({ types }, 'A newer release has written events'),
    );
    const { config, jobs, heldJobs, jobBackend, tenants } = this.kernel;
    const parts = this.#parts();
    const handlers = [
      this.#drains.handler(config.worker.concurrency) as JobHandler<unknown>,
      this.#load(),
      ...parts.flatMap((part) => (part.jobs ?? []) as readonly JobHandler<unknown>[]),
    ].map(traced);
    this.#workers = new JobWorkers(jobBackend, {
      findTenant: (schema) => tenants.bySchema(schema),
      hold: (job) => heldJobs.hold(job),
      reports: this.#reports(),
      stopWithinMs: config.shutdown.seconds * 1_000,
    });
    const workers = this.#workers;
    await onceDatabaseAnswers(() => workers.start(handlers));
    await onceDatabaseAnswers(() => limitQueue(jobBackend, loadQueue.name, MOST_LOADS));
    const sweeps = parts.flatMap((part) => (part.sweep ? [part.sweep.bind(part)] : []));
    const onError = (tenant: TenantRef, err: unknown) =>
      this.#log.error({ err, tenant: tenant.slug }, 'A sweep failed');
    this.#sweeper = new Sweeper(
      { tenants, runner: this.#runner, jobs, sweeps, onError },
      config.worker.sweepSeconds * 1_000,
    );
    this.#sweeper.start();
    this.#ageTimer = setInterval(
      () => inBackground('measuring the age of jobs', this.#measureAges(handlers)),
      JOB_AGE_EVERY_MS,
    ).unref();
    this.#boardTimer = setInterval(() => inBackground('writing down lags', this.#writeBoard()), BOARD_EVERY_MS).unref();
  }

  /** Takes no more work and waits for what runs, bounded by `config.shutdown.seconds`. */
  async stop(): Promise<void> {
    clearInterval(this.#ageTimer);
    clearInterval(this.#boardTimer);
    await Promise.all([this.#sweeper?.stop(), this.#workers?.stop(), this.#drains.stop()]);
    const stopped = Promise.all(this.#parts().flatMap((part) => (part.stop ? [part.stop()] : [])));
    await Promise.race([stopped, sleep(this.kernel.config.shutdown.seconds * 1_000, undefined, { ref: false })]);
  }

  #load(): JobHandler<unknown> {
    return {
      queue: loadQueue,
      concurrency: loadsOf(this.kernel.config.database.poolMax),
      handle: (_, signal) => this.#loads.work(currentTenant(), signal),
    };
  }

  #parts(): WorkerPartOf[] {
    return this.discovery.getProviders({ metadataKey: WorkerPart.KEY }).map(({ instance }) => instance as WorkerPartOf);
  }

  #reports(): JobReports {
    const { metrics } = this.kernel;
    return {
      completed: (queue, ms) => metrics.observeJob(queue, 'completed', ms),
      failed: (queue, failure, err) => {
        metrics.observeJob(queue, 'failed', 0);
        this.#log.error({ err, queue, ...failure }, 'A job failed');
      },
      stalled: (queue, id) => this.#log.warn({ queue, job: id }, 'A job was taken over from a worker that died'),
      unreachable: (queue, err) => this.#log.warn({ err, queue }, 'The job store does not answer'),
    };
  }

  async #writeBoard(): Promise<void> {
    await this.#board.flush().catch((err: unknown) => this.#log.warn({ err }, 'Which subscriptions lag was not kept'));
  }

  async #measureAges(handlers: readonly JobHandler<unknown>[]): Promise<void> {
    try {
      for (const { queue } of handlers) {
        const ms = await this.kernel.jobs.oldestWaitingMs(queue);
        if (ms !== undefined) this.kernel.metrics.setOldestJob(queue.name, ms / 1_000);
      }
    } catch (err) {
      this.#log.warn({ err }, 'How long jobs wait was not measured');
    }
  }
}

function reportLags(metrics: Metrics, { id }: TenantRef, lags: readonly Lag[]): void {
  for (const lag of lags) {
    const { subscription, events, seconds, parked } = lag;
    metrics.setLag(subscription, id, { events, seconds });
    metrics.setParked(subscription, id, parked);
    metrics.setState(subscription, id, stateOfLag(lag));
  }
}

/** However many processes there are, so many jobs of the queue run at a time. */
async function limitQueue(backend: JobBackend, name: string, most: number): Promise<void> {
  const queue = await backend.openQueue(name, {});
  await queue.setGlobalConcurrency(most);
  await queue.close();
}

/** The job goes on with the trace of the work that added it. */
function traced(handler: JobHandler<unknown>): JobHandler<unknown> {
  return {
    ...handler,
    handle: (job, signal) =>
      withTraceparent(currentContext()?.trace, () =>
        span('clutch.job', { 'clutch.queue': handler.queue.name, 'clutch.attempt': job.attempt }, () =>
          handler.handle(job, signal),
        ),
      ),
  };
}

/** Imported by the worker app, after the modules whose subscriptions and jobs it runs. */
@Module({
  imports: [DiscoveryModule],
  providers: [WorkerRuntime, ArchiveRounds, LedgerPurge],
  exports: [WorkerRuntime],
})
export class WorkerModule {}
