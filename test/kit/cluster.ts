import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_FLAGS } from '../../apps/cli/start/app-process.ts';
import { type Environment, loadConfig, type Config, migrateAll } from '#kernel';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../apps/cli/embedded-postgres/start-embedded-postgres.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_MS = 60_000;

export type AppName = 'api' | 'admin' | 'worker';
const APPS: readonly AppName[] = ['api', 'admin', 'worker'];

/**
 * A whole installation of its own for one test or bench: Postgres with fsync on, api, admin and worker as the processes that a
 * user runs (`dist`), on free ports and in a temporary folder. Each can be killed and started again.
 */
export class Cluster {
  readonly #apps = new Map<AppName, ChildProcess>();
  #postgres: EmbeddedPostgres;

  private constructor(
    readonly config: Config,
    private readonly environment: Environment,
    private readonly dataDir: string,
    postgres: EmbeddedPostgres,
  ) {
    this.#postgres = postgres;
  }

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Cluster> {
    const dataDir = mkdtempSync(join(tmpdir(), 'clutch-cluster-'));
    chmodSync(dataDir, 0o755); // Postgres never runs as root; its user must be able to enter
    const ports = await freePorts(6);
    const postgres = await startEmbeddedPostgres({ dataDir, port: ports[0]!, log: () => undefined });
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
    await migrateAll({ config: cluster.config });
    await Promise.all(APPS.map((app) => cluster.startApp(app)));
    return cluster;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.config.api.port}`;
  }

  get adminUrl(): string {
    return `http://127.0.0.1:${this.config.admin.port}`;
  }

  get workerUrl(): string {
    return `http://127.0.0.1:${this.config.worker.port}`;
  }

  pid(app: AppName): number {
    return this.#apps.get(app)!.pid!;
  }

  async startApp(app: AppName): Promise<void> {
    const log = openSync(this.logFile(app), 'a');
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'dist', 'apps', app, 'main.js')], {
      env: { PATH: process.env['PATH'], ...this.environment },
      stdio: ['ignore', log, log],
    });
    this.#apps.set(app, child);
    await this.#untilReady(app, child);
  }

  /** `kill -9`, then a new process in its place; resolves when that is ready. */
  async killApp(app: AppName): Promise<void> {
    await end(this.#apps.get(app)!, 'SIGKILL');
    await this.startApp(app);
  }

  /** Asks an app to end, as a supervisor does. @returns its exit code. */
  async stopApp(app: AppName): Promise<number | null> {
    return end(this.#apps.get(app)!, 'SIGTERM');
  }

  /** `kill -9` of the postmaster and all its children, then a start on the same folder. */
  async killPostgres(): Promise<void> {
    const { pid } = this.#postgres;
    for (const child of childrenOf(pid)) killQuietly(child);
    killQuietly(pid);
    await this.#postgres.exited;
    const port = Number(new URL(this.config.database.url).port);
    this.#postgres = await startEmbeddedPostgres({ dataDir: this.dataDir, port, log: () => undefined });
  }

  logFile(app: AppName): string {
    return join(this.dataDir, `${app}.log`);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#apps.values()].map((child) => end(child, 'SIGTERM')));
    await this.#postgres.remove();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #untilReady(app: AppName, child: ChildProcess): Promise<void> {
    const url = `http://127.0.0.1:${this.config[app].port}/ready`;
    const deadline = Date.now() + READY_MS;
    for (;;) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined); // not listening yet
      if (answer?.ok) return;
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`${app} did not become ready: ${readFileSync(this.logFile(app), 'utf8').slice(-2_000)}`);
      }
      await sleep(50);
    }
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
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
