import { LoggerModule } from 'nestjs-pino';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { type DynamicModule } from '@nestjs/common';
import { appDatabaseUrl, type Config } from '../config/config.ts';
import { currentContext } from '../context/request-context.ts';
import { redactFields, textRedactor } from './redact.ts';
import { currentTraceparent } from './span.ts';

const IN_PIECES = { dest: 1, sync: false, minLength: 8_192, periodicFlush: 100 } as const;

/** What a logger needs to know: the level, and every secret that must never be printed. */
export type LogConfig = Pick<Config, 'log' | 'secret' | 'operatorToken' | 'database' | 'redis'>;

/**
 * The log of one process: one JSON object a line with `time` in UTC, `level` as a word and, inside a request, job or policy, its
 * `requestId`, `correlation`, `tenant` (slug), `actor` (kind:id) and `traceId`. Secrets are masked by name, by shape and by value.
 * Written to standard output in pieces, each a tenth of a second old at the most: a write for every line costs a request more than all of its
 * limits. What is left is written at exit; only `kill -9` loses it. `destination` is for tests.
 */
export function createLogger(config: LogConfig, appName: string, destination?: DestinationStream): Logger {
  const redactText = textRedactor(secretsOf(config));
  const options = {
    level: config.log.level,
    base: { app: appName, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    mixin: originFields,
    formatters: { level: (label: string) => ({ level: label }), log: redactFields },
    // `redactFields` has already turned errors into plain fields; pino's own serializer would take those for an error again.
    serializers: { err: (error: unknown) => error },
    hooks: { streamWrite: redactText },
  };
  return pino(options, destination ?? pino.destination(IN_PIECES));
}

/**
 * Nest's own log, and `PinoLogger` wherever it is injected, write to this process's log.
 * Request lines are the business of `requestLogHook`: a Fastify hook costs a fraction of a Nest middleware.
 */
export function loggerModule(
  config: LogConfig,
  appName: string,
  logger: Logger = createLogger(config, appName),
): DynamicModule {
  return LoggerModule.forRoot({ pinoHttp: { logger, autoLogging: false, wrapSerializers: false }, forRoutes: [] });
}

function originFields(): Record<string, string> {
  const context = currentContext();
  const traceparent = currentTraceparent();
  const traceId = traceparent && { traceId: traceparent.slice(3, 35) };
  if (!context) return { ...traceId };
  const { requestId, correlation, tenant, actor } = context;
  return {
    requestId,
    correlation,
    ...(tenant && { tenant: tenant.slug }),
    ...(actor && { actor: `${actor.kind}:${actor.id}` }),
    ...traceId,
  };
}

function secretsOf(config: LogConfig): string[] {
  const urls = [config.database.url, appDatabaseUrl(config), config.redis.url];
  const passwords = urls.flatMap((url) => (url === undefined ? [] : passwordForms(new URL(url).password)));
  return [config.secret, config.operatorToken, ...passwords];
}

/** A password stands in a URL percent-encoded and in a driver's message plain. Short ones would mask ordinary words. */
function passwordForms(encoded: string): string[] {
  return [encoded, decodeURIComponent(encoded)].filter((password) => password.length >= 8);
}
