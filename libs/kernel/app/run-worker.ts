import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { type Config } from '../config/config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { AUTH_STRATEGIES } from '../http/authorization/principal.ts';
import { ProjectionPositions } from '../context/projection-positions.ts';
import { type Kernel } from '../kernel.ts';
import { KERNEL } from '../kernel.module.ts';
import { closeGracefully } from '../lifecycle/close-gracefully.ts';
import { databaseChecks } from '../lifecycle/database-checks.ts';
import { HealthModule } from '../lifecycle/health.module.ts';
import { createLogger } from '../observability/logger.ts';
import { startTracing } from '../observability/tracing.ts';
import { LogPositions } from '../subscriptions/log-positions.ts';
import { startWakeUps } from '../worker/wake-ups.ts';
import { WorkerRuntime } from '../worker/worker.module.ts';
import { reachDatabase, tellWaiting } from './reach-database.ts';

@Module({})
class WorkerHealth {}

/** Runs a worker until a signal: no API, only its work, and health and metrics on one port. */
export async function runWorker(config: Config, module: DynamicModule): Promise<void> {
  const log = createLogger(config, 'worker');
  const tracing = await startTracing(config, 'worker');
  await reachDatabase(config, { report: tellWaiting(log) });
  const work = await NestFactory.createApplicationContext(module, { bufferLogs: true, abortOnError: false });
  work.useLogger(work.get(Logger));
  const kernel = work.get<Kernel>(KERNEL);
  const wakeUps = startWakeUps(kernel, (error) =>
    log.warn({ err: error }, 'A wake-up was lost; the sweep will find the work'),
  );
  kernel.tenants.listenTo(kernel.bus);
  const health = await createHttpApp(healthModule(kernel), {
    config,
    name: 'worker',
    title: 'Clutch worker',
    description: 'Health of the worker.',
    logger: work.get(Logger),
  });
  const { registry } = kernel.metrics;
  health
    .getHttpAdapter()
    .getInstance()
    .get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  closeGracefully(health, {
    timeoutMs: config.shutdown.seconds * 1_000 + 2_000,
    logger: log,
    steps: [
      { name: 'jobs', close: () => work.get(WorkerRuntime).stop() },
      { name: 'wake-ups', close: () => wakeUps.flush(), timeoutMs: 2_000 },
      { name: 'work', close: () => work.close() },
      { name: 'traces', close: () => tracing.close(), timeoutMs: 3_000 },
    ],
  });
  await health.listen(config.worker.port, config.worker.host);
  log.info({ host: config.worker.host, port: config.worker.port }, 'worker is ready');
}

function healthModule(kernel: Kernel): DynamicModule {
  return {
    module: WorkerHealth,
    imports: [HealthModule.forRoot({ useFactory: () => databaseChecks(kernel.platform) })],
    providers: [
      { provide: AUTH_STRATEGIES, useValue: [] },
      { provide: ProjectionPositions, useValue: new LogPositions(kernel.database) },
    ],
    exports: [ProjectionPositions],
  };
}
