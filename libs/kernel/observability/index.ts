export { createLogger, type LogConfig, loggerModule } from './logger.ts';
export { requestLogHook } from './request-log-hook.ts';
export { type ServerSpanHooks, serverSpanHooks } from './server-span-hooks.ts';
export { currentTraceparent, span, withTraceparent } from './span.ts';
export { startTracing, type Tracing } from './tracing.ts';
