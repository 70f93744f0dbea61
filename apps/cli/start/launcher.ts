import { EventEmitter, once } from 'node:events';
import { sep } from 'node:path';
import process from 'node:process';
import { loadLaunchConfig } from '#kernel';
import { startDatabase } from '../database.ts';
import { type EmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import { complete, type Completed, readEnvironment } from '../environment.ts';
import { migrateWithProgress } from '../migrate-with-progress.ts';
import { signal } from '../processes.ts';
import { ROOT } from '../root.ts';
import { appDefinitions, assertPortsFree } from './addresses.ts';
import { type AppDefinition, lastLines, startApp, stopApp, untilReady } from './app-process.ts';
import { keepRunning, type Kept, type Running } from './keep-running.ts';
import { RunRegister } from './run-register.ts';

/** How an application may exceed its own shutdown budget before it is killed: closing log and sockets takes a moment. */
const GRACE_MS = 2_000;

/** Names this launcher in a list of processes: folder and file that it was called by, whether in full or from where somebody was. */
const LAUNCHER_MARK = process.argv[1]!.split(sep).slice(-2).join(sep);

/**
 * Runs a whole installation on this machine: the embedded Postgres, the migrations, then api, admin and worker as processes of their own,
 * each started again when it dies. What was started is stopped by `stop`, in the reverse order, however far the start had come.
 */
export class Launcher {
  readonly #verbose: boolean;
  readonly #stopping: AbortSignal;
  readonly #undo: (() => Promise<void>)[] = [];
  readonly #running = new Map<string, () => Running>();
  readonly #events = new EventEmitter<{ gaveUp: [string] }>();

  constructor(options: { readonly verbose: boolean; readonly stopping: AbortSignal }) {
    this.#verbose = options.verbose;
    this.#stopping = options.stopping;
  }

  /** Resolves when everything is ready. @throws LaunchError, ConfigError, or the reason of `stopping` */
  async start(): Promise<Completed & { readonly freshDatabase: boolean }> {
    const { data, ...rest } = loadLaunchConfig(readEnvironment());
    const register = await RunRegister.open(data.dir, LAUNCHER_MARK);
    this.#undo.push(async () => register.close());
    await assertPortsFree(rest);
    this.#stopping.throwIfAborted();
    const database = await this.#keepDatabase();
    const completed = complete(readEnvironment(), database?.url);
    await migrateWithProgress(completed.config);
    this.#stopping.throwIfAborted();
    await this.#keepApps(register, completed);
    return { ...completed, freshDatabase: database?.created === true };
  }

  /** Resolves with one sentence when something died too often to go on. */
  async gaveUp(): Promise<string> {
    const [sentence] = await once(this.#events, 'gaveUp');
    return String(sentence);
  }

  /** Stops what was started: the applications together, then the database. */
  async stop(): Promise<void> {
    for (const undo of this.#undo.splice(0).toReversed()) await undo();
  }

  /** Kills everything at once; the next start recovers. */
  kill(): void {
    for (const [name, current] of this.#running) signal(current().pid, name === 'Postgres' ? 'SIGQUIT' : 'SIGKILL');
  }

  async #keepDatabase(): Promise<EmbeddedPostgres | undefined> {
    // Noted before it is awaited: a Ctrl-C while it starts must stop it, too.
    const starting = startDatabase(say);
    this.#undo.push(async () => {
      const [started] = await Promise.allSettled([starting]);
      if (started.status === 'fulfilled') await started.value?.stop();
    });
    const first = await starting;
    this.#stopping.throwIfAborted();
    if (first === undefined) return undefined;
    const kept = keepRunning(asRunning(first), {
      name: 'Postgres',
      start: async () => asRunning((await startDatabase(say)) ?? first),
      log: say,
      onGiveUp: (sentence) => this.#events.emit('gaveUp', sentence),
    });
    this.#running.set('Postgres', kept.current);
    this.#undo.splice(-1, 1, async () => {
      await kept.release();
      await kept.current().stop();
    });
    return first;
  }

  async #keepApps(register: RunRegister, { env, config }: Completed): Promise<void> {
    const budgetMs = config.shutdown.seconds * 1000 + GRACE_MS;
    const start = (app: AppDefinition): Running => {
      const running = startApp(app, env, this.#verbose);
      register.note(app.name, running.pid, app.script);
      return running;
    };
    const started = appDefinitions(config, ROOT).map((app) => ({ app, running: start(app) }));
    started.forEach(({ app, running }) => this.#running.set(app.name, () => running));
    this.#undo.push(async () => {
      await Promise.all(started.map(({ running }) => stopApp(running, budgetMs)));
    });
    await Promise.all(started.map(({ app, running }) => untilReady(app, running, this.#stopping)));
    this.#stopping.throwIfAborted();
    const kept = started.map(({ app, running }) => this.#keepApp(app, running, async () => start(app)));
    this.#undo.splice(-1, 1, async () => {
      await Promise.all(kept.map((app) => app.release()));
      await Promise.all(kept.map((app) => stopApp(app.current(), budgetMs)));
    });
  }

  #keepApp(app: AppDefinition, first: Running, start: () => Promise<Running>): Kept<Running> {
    const onGiveUp = (sentence: string): void => {
      this.#events.emit('gaveUp', `${sentence} ${lastLines(app)}`);
    };
    const kept = keepRunning(first, { name: app.name, start, log: say, onGiveUp });
    this.#running.set(app.name, kept.current);
    return kept;
  }
}

function asRunning(postgres: EmbeddedPostgres): Running & Pick<EmbeddedPostgres, 'stop'> {
  return { pid: postgres.pid, stop: postgres.stop, exited: postgres.exited.then(() => 'unexpectedly') };
}

function say(line: string): void {
  console.log(line);
}
