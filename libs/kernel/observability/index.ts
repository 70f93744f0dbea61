export { httpMetricsHook } from './http-metrics-hook.ts';
export { createLogger, type LogConfig, loggerModule } from './logger.ts';
export { type MetricsServer, type MetricsServerOptions, startMetricsServer } from './metrics-server.ts';
export { MetricsController } from './metrics.controller.ts';
export { type AppendStatus, Metrics, type WebhookEndpointCounts, type WebhookOutcome } from './metrics.ts';
export { requestLogHook } from './request-log-hook.ts';
export { type ServerSpanHooks, serverSpanHooks } from './server-span-hooks.ts';
export { currentTraceparent, span, withTraceparent } from './span.ts';
export { startTracing, type Tracing } from './tracing.ts';
