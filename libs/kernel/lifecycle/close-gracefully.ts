import { type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplication } from '@nestjs/common';
import { inBackground } from './in-background.ts';
import { OpenRequests } from './open-requests.ts';
import { Readiness } from './readiness.ts';

/** One part to close, in its turn. */
export interface CloseStep {
  readonly name: string;
  close(): unknown;
  /** After so long the step counts as hung and the next begins. Left out, it may use all that is left of the whole. */
  readonly timeoutMs?: number;
}

/** Where the shutdown is told; pino's logger fits. */
export interface CloseLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}

export interface CloseOptions {
  /** Bound of the whole shutdown. */
  readonly timeoutMs: number;
  /** How long to go on serving while `/ready` already says no, so that balancers notice. 0 where there are none. */
  readonly pauseMs?: number;
  /** What to close, in order, between the last reply and the application: sockets, job workers, metrics server, tracing. */
  readonly steps: readonly CloseStep[];
  readonly logger: CloseLog;
}

// One Ctrl-C may arrive twice: the terminal sends it to the whole group, and npm or a launcher hands its own on.
const ECHO_MS = 250;

/**
 * Makes SIGTERM and SIGINT end the process without losing work: readiness off, a pause, every open request answered, the steps, then
 * `app.close()` with Nest's hooks, which close the pools; exit 0. A step that hangs or throws is logged by name and makes it exit 1.
 * A second signal exits at once with 1. Call it once, before `listen`, with `HealthModule` in the app; leave out `enableShutdownHooks`.
 *
 * An exception or a rejection that nobody caught ends the process the same way, but with 1, so that its supervisor starts it again: what
 * it was doing is unknown, and what others have begun need not be lost for it. It is logged as fatal, with its stack.
 */
export function closeGracefully(
  app: Pick<INestApplication, 'get' | 'getHttpServer' | 'close'>,
  options: CloseOptions,
): void {
  const server = app.getHttpServer() as Server;
  const requests = new OpenRequests(server);
  const readiness = app.get(Readiness, { strict: false });
  const steps: CloseStep[] = [
    { name: 'pause', close: () => sleep(options.pauseMs ?? 0) },
    { name: 'requests', close: () => requests.drain() },
    ...options.steps,
    { name: 'application', close: () => (server.closeAllConnections(), app.close()) },
  ];
  let signalledAt: number | undefined;
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    readiness.drain();
    inBackground('shutting down', runSteps(steps, options));
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (signalledAt !== undefined && performance.now() - signalledAt < ECHO_MS) return;
    if (signalledAt !== undefined) return exitAtOnce(signal, options.logger);
    signalledAt = performance.now();
    options.logger.info({ signal }, 'shutting down');
    end();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  // Node hands rejections without a handler on to it, too.
  process.on('uncaughtException', (err, origin) => {
    options.logger.fatal({ err, origin }, 'a fault that nobody caught: shutting down');
    process.exitCode = 1;
    end();
  });
}

async function runSteps(steps: readonly CloseStep[], { timeoutMs, logger }: CloseOptions): Promise<void> {
  const startedAt = performance.now();
  let current = '';
  setTimeout(() => {
    logger.error({ step: current, timeoutMs }, `shutdown hung in step "${current}"`);
    process.exit(1);
  }, timeoutMs);
  let clean = true;
  for (const step of steps) {
    current = step.name;
    clean = (await closeStep(step, logger)) && clean;
  }
  logger.info({ ms: Math.round(performance.now() - startedAt) }, clean ? 'shut down' : 'shut down, not cleanly');
  if (!clean) process.exitCode = 1;
  process.exit();
}

async function closeStep({ name, close, timeoutMs }: CloseStep, logger: CloseLog): Promise<boolean> {
  try {
    const closing = Promise.resolve(close());
    const outcome = timeoutMs === undefined ? await closing : await Promise.race([closing, sleep(timeoutMs, HUNG)]);
    if (outcome === HUNG) logger.error({ step: name, timeoutMs }, `shutdown step "${name}" hung and was left`);
    return outcome !== HUNG;
  } catch (error) {
    logger.error({ step: name, err: error }, `shutdown step "${name}" failed`);
    return false;
  }
}

const HUNG = Symbol('hung');

function exitAtOnce(signal: NodeJS.Signals, logger: CloseLog): never {
  logger.error({ signal }, 'second signal: exiting at once');
  process.exit(1);
}
