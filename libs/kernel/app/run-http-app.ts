import { type DynamicModule } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { type Config } from '../config/config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { type DocumentOptions } from '../http/openapi/build-document.ts';
import { type Kernel } from '../kernel.ts';
import { assertPlainLogin } from '../tenancy/assert-plain-login.ts';
import { checkEventTypes } from './check-event-types.ts';
import { onceDatabaseAnswers } from './once-database-answers.ts';
import { reachDatabase, tellWaiting } from './reach-database.ts';
import { KERNEL } from '../kernel.module.ts';
import { Overload } from '../http/overload/overload.ts';
import { closeGracefully, type CloseStep } from '../lifecycle/close-gracefully.ts';
import { createLogger } from '../observability/logger.ts';
import { httpMetricsHook } from '../observability/http-metrics-hook.ts';
import { startMetricsServer } from '../observability/metrics-server.ts';
import { requestLogHook } from '../observability/request-log-hook.ts';
import { serverSpanHooks } from '../observability/server-span-hooks.ts';
import { startTracing } from '../observability/tracing.ts';
import { startWakeUps } from '../worker/wake-ups.ts';

export interface HttpAppDefinition extends DocumentOptions {
  /** `api`, `admin`. */
  readonly name: string;
  readonly module: DynamicModule;
  readonly listen: { readonly host: string; readonly port: number; readonly metricsPort: number };
  /** Further things to do with the app before it listens, such as its WebSocket adapter; what is returned is closed before the rest. */
  readonly prepare?: (app: NestFastifyApplication) => Promise<readonly CloseStep[]>;
}

/** Runs an HTTP app until a signal: log, traces, metrics on their own port, wake-ups after appends, graceful end. */
export async function runHttpApp(
  config: Config,
  { name, listen, prepare, module, ...document }: HttpAppDefinition,
): Promise<void> {
  const log = createLogger(config, name);
  const tracing = await startTracing(config, name);
  await reachDatabase(config, { report: tellWaiting(log) });
  const spans = serverSpanHooks();
  const http = await createHttpApp(module, {
    ...document,
    config,
    name,
    hooks: { onRequest: spans.onRequest, onResponse: [spans.onResponse, requestLogHook(log)] },
  });
  http.useLogger(http.get(Logger));
  const kernel = http.get<Kernel>(KERNEL);
  await onceDatabaseAnswers(() => assertPlainLogin(kernel.platform));
  await checkEventTypes(kernel.typeRegister, (types) => log.warn({ types }, 'A newer release has written events'));
  http.getHttpAdapter().getInstance().addHook('onResponse', httpMetricsHook(kernel.metrics));
  const overload = http.get(Overload);
  overload.watchConnections(kernel.database);
  kernel.metrics.watchOverload(overload);
  const wakeUps = startWakeUps(kernel, (error) =>
    log.warn({ err: error }, 'A wake-up was lost; the sweep will find the work'),
  );
  kernel.tenants.listenTo(kernel.bus);
  const steps = (await prepare?.(http)) ?? [];
  const metrics = await startMetricsServer({
    host: config.metrics.host,
    port: listen.metricsPort,
    registry: kernel.metrics.registry,
  });
  closeGracefully(http, {
    timeoutMs: config.shutdown.seconds * 1_000,
    logger: log,
    steps: [
      ...steps,
      { name: 'wake-ups', close: () => wakeUps.flush(), timeoutMs: 2_000 },
      { name: 'metrics', close: () => metrics.close() },
      { name: 'traces', close: () => tracing.close(), timeoutMs: 3_000 },
    ],
  });
  await http.listen(listen.port, listen.host);
  log.info({ host: listen.host, port: listen.port }, `${name} is ready`);
}
