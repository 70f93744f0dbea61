import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_FLAGS } from '../../apps/cli/start/app-process.ts';
import { type Environment, loadConfig, type Config, migrateAll } from '#kernel';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../apps/cli/embedded-postgres/start-embedded-postgres.ts';
import { serverFolder } from './server-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** A process that is not ready and has not worked for so long is stuck; one that works is only slow. */
const STUCK_MS = 60_000;
const STARTS = 3;
/** Two workers alone hold some seventy for their queues, each process has a pool, and the test looks in from outside. */
const CONNECTIONS = 300;
/** Longer than any app takes to end its work; the next test must not find this one's processes. */
const END_MS = 30_000;

export type AppName = 'api' | 'admin' | 'worker';

/** One process; the apps that take more than one are numbered from 0. */
export interface Instance {
  readonly app: AppName;
  readonly index: number;
}

/** How many processes of the apps that take more than one. */
export type Replicas = Readonly<Record<'api' | 'worker', number>>;

interface Running extends Instance {
  /** What it has of its own: ports. */
  readonly environment: Environment;
  readonly url: string;
  child?: ChildProcess;
}

/**
 * A whole installation of its own for one test or bench: Postgres with fsync on, api, admin and worker as the processes that a
 * user runs (`dist`), on free ports and in a temporary folder. Each can be killed and started again.
 */
export class Cluster {
  readonly #running: Running[] = [];
  #postgres: EmbeddedPostgres;
  #isStopped = false;

  private constructor(
    readonly config: Config,
    /** What every process of it is started with. */
    readonly environment: Environment,
    private readonly dataDir: string,
    postgres: EmbeddedPostgres,
  ) {
    this.#postgres = postgres;
  }

  static async start(
    settings: Readonly<Record<string, string>> = {},
    replicas: Replicas = { api: 1, worker: 1 },
    place?: string,
  ): Promise<Cluster> {
    const dataDir = serverFolder('cluster', place);
    const ports = await freePorts(6);
    const postgres = await startEmbeddedPostgres({
      dataDir,
      port: ports[0]!,
      log: () => undefined,
      maxConnections: CONNECTIONS,
    });
    const environment = {
      CLUTCH_DATABASE_URL: postgres.url,
      CLUTCH_DATA_DIR: dataDir,
      CLUTCH_SECRET: 'cluster-secret-cluster-secret-cluster',
      CLUTCH_OPERATOR_TOKEN: 'cluster-operator-token-cluster',
      CLUTCH_API_PORT: String(ports[1]),
      CLUTCH_ADMIN_PORT: String(ports[2]),
      CLUTCH_WORKER_PORT: String(ports[3]),
      CLUTCH_API_METRICS_PORT: String(ports[4]),
      CLUTCH_ADMIN_METRICS_PORT: String(ports[5]),
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      ...settings,
    };
    const cluster = new Cluster(loadConfig(environment), environment, dataDir, postgres);
    try {
      await migrateAll({ config: cluster.config });
      await cluster.#place('admin', 1, [ports[2]!, ports[5]!]);
      await cluster.#place('api', replicas.api, [ports[1]!, ports[4]!]);
      await cluster.#place('worker', replicas.worker, [ports[3]!]);
      await Promise.all(cluster.instances.map(({ app, index }) => cluster.startApp(app, index)));
      return cluster;
    } catch (error) {
      await cluster.stop(); // nobody else could: there is no cluster to whom the caller could say it
      throw error;
    }
  }

  get instances(): readonly Instance[] {
    return this.#running;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.config.api.port}`;
  }

  /** Of every api process; the first is `apiUrl`. */
  get apiUrls(): string[] {
    return this.#running.filter(({ app }) => app === 'api').map(({ url }) => url);
  }

  get adminUrl(): string {
    return `http://127.0.0.1:${this.config.admin.port}`;
  }

  get workerUrl(): string {
    return `http://127.0.0.1:${this.config.worker.port}`;
  }

  pid(app: AppName, index = 0): number {
    return this.#find(app, index).child!.pid!;
  }

  /**
   * Starts an app and waits until it is ready. One that ends before that is started again, as supervisors do: on a very busy machine it
   * may not reach its database in time.
   */
  async startApp(app: AppName, index = 0): Promise<void> {
    const running = this.#find(app, index);
    for (let start = 1; start <= STARTS && !this.#isStopped; start += 1) {
      running.child = this.#spawn(running);
      if (await isReady(running.url, running.child)) return;
    }
    if (running.child) await endInTime(running.child);
    throw new Error(`${app} did not become ready: ${readFileSync(this.logFile(app, index), 'utf8').slice(-2_000)}`);
  }

  /** `kill -9`, then a new process in its place; resolves when that is ready. */
  async killApp(app: AppName, index = 0): Promise<void> {
    await end(this.#find(app, index).child!, 'SIGKILL');
    await this.startApp(app, index);
  }

  /** Asks an app to end, as a supervisor does. @returns its exit code. */
  async stopApp(app: AppName, index = 0): Promise<number | null> {
    return end(this.#find(app, index).child!, 'SIGTERM');
  }

  /** `kill -9` of the postmaster and all its children, then a start on the same folder. */
  async killPostgres(): Promise<void> {
    const { pid } = this.#postgres;
    for (const child of childrenOf(pid)) killQuietly(child);
    killQuietly(pid);
    await this.#postgres.exited;
    const port = Number(new URL(this.config.database.url).port);
    this.#postgres = await startEmbeddedPostgres({
      dataDir: this.dataDir,
      port,
      log: () => undefined,
      maxConnections: CONNECTIONS,
    });
  }

  logFile(app: AppName, index = 0): string {
    return join(this.dataDir, index === 0 ? `${app}.log` : `${app}-${index}.log`);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#running.flatMap(({ child }) => (child ? [endInTime(child)] : [])));
    await this.#postgres.remove();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The first process has the ports that the configuration names, every further one others. */
  async #place(app: AppName, count: number, first: readonly number[]): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const [port, metrics] = index === 0 ? first : await freePorts(2);
      const name = `CLUTCH_${app.toUpperCase()}`;
      const environment = {
        [`${name}_PORT`]: String(port),
        ...(first.length > 1 ? { [`${name}_METRICS_PORT`]: String(metrics) } : {}),
      };
      this.#running.push({ app, index, environment, url: `http://127.0.0.1:${port}` });
    }
  }

  #find(app: AppName, index: number): Running {
    const found = this.#running.find((running) => running.app === app && running.index === index);
    if (!found) throw new Error(`There is no ${app} ${index}`);
    return found;
  }

  #spawn({ app, index, environment }: Running): ChildProcess {
    const log = openSync(this.logFile(app, index), 'a');
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'dist', 'bundle', `${app}.js`)], {
      env: { PATH: process.env['PATH'], ...this.environment, ...environment },
      // Over the channel it learns when this process is gone, even by kill -9, and ends.
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    return child;
  }
}

/** Waits for it as long as it works. @returns false when it has ended, or is stuck */
async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  let [worked, since] = [0, performance.now()];
  while (!hasEnded(child) && performance.now() - since < STUCK_MS) {
    const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined); // not listening yet
    if (answer?.ok) return true;
    const works = processorTicks(child.pid!);
    if (works > worked) [worked, since] = [works, performance.now()];
    await sleep(50);
  }
  return false;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** How much a process has worked, in ticks of the system's clock; 0 where nobody can tell. */
function processorTicks(pid: number): number {
  try {
    // Behind the name, which may hold anything, come the state and ten numbers; then the ticks in and for the process (proc_pid_stat(5)).
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = rest.split(' ').slice(11, 13);
    return Number(user) + Number(system);
  } catch {
    return 0; // no /proc here, or the process has ended, which the caller sees
  }
}

/** Asks it to end, and makes it when it does not. */
async function endInTime(child: ChildProcess): Promise<void> {
  const stubborn = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await end(child, 'SIGTERM');
  clearTimeout(stubborn);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return []; // no /proc here: the postmaster's own death ends its children a moment later
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it was gone already
  }
}

/** Free ports below 32768, where Linux starts to hand out client ports. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
