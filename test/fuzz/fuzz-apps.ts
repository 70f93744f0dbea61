import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type PoolClient } from 'pg';
import { type Config, createHttpApp, KERNEL, type Kernel, startWakeUps, type WakeUps, WorkerRuntime } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { AdminModule } from '../../apps/admin/admin.module.ts';
import { ApiModule } from '../../apps/api/api.module.ts';
import { WorkerAppModule } from '../../apps/worker/worker-app.module.ts';
import { type AppWithRoutes } from './documented.ts';
import { LetterBox } from './letter-box.ts';
import { Said } from './said.ts';

const SETTINGS = {
  CLUTCH_HTTP_RATE_PER_MINUTE: '10000000',
  CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '10000000',
  // Several requests are under way in one process with three programs: it is late all the time, and answers all the same.
  CLUTCH_HTTP_MAX_DELAY_MS: '10000',
  CLUTCH_DATABASE_POOL_MAX: '24',
  CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
  CLUTCH_MESSAGE_EMAIL_BY: 'file',
};

/** The apps themselves in this process, with a worker beside them: asked without sockets, so that a case costs next to nothing. */
export class FuzzApps {
  /** By everybody who has asked these apps. */
  readonly said = new Said();

  readonly letters: LetterBox;
  #workerStands = false;

  private constructor(
    private readonly clutch: TestInstallation,
    readonly apps: Readonly<Record<AppWithRoutes, NestFastifyApplication>>,
    private readonly worker: INestApplicationContext,
    private readonly wakeUps: readonly WakeUps[],
  ) {
    this.letters = new LetterBox(clutch.config.message.dir);
  }

  static async open(): Promise<FuzzApps> {
    const letters = mkdtempSync(join(tmpdir(), 'clutch-letters-'));
    const clutch = await testInstallation([], { ...SETTINGS, CLUTCH_MESSAGE_DIR: letters });
    const { config } = clutch;
    const about = { title: 'Fuzz', description: 'Fuzz', config, logger: false } as const;
    // One after the other: passport has one table of names for the whole process, and an app takes its strategies when it begins.
    const api = await createHttpApp(ApiModule.forRoot(config), { ...about, name: 'api' });
    await api.listen(0, '127.0.0.1');
    const admin = await createHttpApp(AdminModule.forRoot(config), { ...about, name: 'admin' });
    await admin.listen(0, '127.0.0.1');
    const worker = await NestFactory.createApplicationContext(WorkerAppModule.forRoot(workerConfig(config)), {
      logger: false,
    });
    worker.get<Kernel>(KERNEL).pool.options.waitMs = PATIENCE_MS;
    const kernels = [api, admin, worker].map((app) => app.get<Kernel>(KERNEL));
    for (const { tenants, bus } of kernels) tenants.listenTo(bus);
    // A wake-up that is lost is found by the worker's sweep.
    const wakeUps = kernels.map((kernel) => startWakeUps(kernel, () => undefined));
    return new FuzzApps(clutch, { api, admin }, worker, wakeUps);
  }

  get config(): Config {
    return this.clutch.config;
  }

  get apiUrl(): string {
    return urlOf(this.apps.api);
  }

  get adminUrl(): string {
    return urlOf(this.apps.admin);
  }

  /** What is there in a schema, but for the tables named: any write changes the line of its table. */
  async rows(schema: string, but: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows: tables } = await this.clutch.owner.query<{ name: string }>(
      'select tablename as name from pg_tables where schemaname = $1 and tablename <> all($2) order by 1',
      [schema, but],
    );
    const counts = tables.map(({ name }) => {
      // What the ledger keeps of a refusal locks the head by writing it again as it is.
      const written = name === 'event_head' ? 'position' : 'xmin::text::bigint';
      return `select '${name}' as name, count(*) || ' ' || coalesce(sum(${written}), 0) as line from ${schema}."${name}"`;
    });
    const { rows } = await this.clutch.owner.query<{ name: string; line: string }>(counts.join(' union all '));
    return new Map(rows.map(({ name, line }) => [name, line]));
  }

  /** Does the work while the worker has no connection: what it was at in the schema has ended, and it goes on behind. */
  async withoutWorker<T>(schema: string, work: () => Promise<T>): Promise<T> {
    if (this.#workerStands) return work();
    const taken = await this.#workersConnections(schema);
    try {
      this.#workerStands = true;
      return await work();
    } finally {
      this.#workerStands = false;
      for (const connection of taken) connection.release();
    }
  }

  /**
   * All that the worker's pool may hold. Work that has one and waits for another would wait as long as these are kept, so where not all of them come
   * in time they are given back, and asked for again. So they are where a rebuild is under way: its tables are swapped over a connection
   * of the owner's.
   */
  async #workersConnections(schema: string): Promise<readonly PoolClient[]> {
    const { pool } = this.worker.get<Kernel>(KERNEL);
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      const asked = Array.from({ length: pool.options.max }, () => pool.connect());
      const taken = await Promise.race([Promise.all(asked), sleep(IN_TIME_MS)]);
      if (taken && !(await this.#isRebuilding(schema))) return taken;
      await Promise.all(asked.map(async (one) => (await one).release()));
      await sleep(A_TURN_MS);
    }
    throw new Error('The worker does not come to rest');
  }

  async #isRebuilding(schema: string): Promise<boolean> {
    return (await this.apps.api.get<Kernel>(KERNEL).rebuild.pending({ schema })).length > 0;
  }

  /** Runs a statement as the owner of the database. */
  async query(sql: string): Promise<void> {
    await this.clutch.owner.query(sql);
  }

  async close(): Promise<void> {
    await this.apps.api.close();
    await this.apps.admin.close();
    for (const wakeUps of this.wakeUps) await wakeUps.flush();
    await this.worker.get(WorkerRuntime).stop();
    await this.worker.close();
    await this.clutch.close();
    rmSync(this.config.message.dir, { recursive: true, force: true });
  }
}

/** What a worker has begun ends within it, and it waits as long for connections that were taken from it. */
const PATIENCE_MS = 60_000;
const IN_TIME_MS = 2_000;
const A_TURN_MS = 50;

/** Few connections, which it keeps for all tenants: they are taken from it again and again, and one that is replaced would be one more. */
function workerConfig(config: Config): Config {
  return { ...config, database: { ...config.database, poolMax: 6, tenantsPerConnection: 10_000 } };
}

const urlOf = (app: NestFastifyApplication): string =>
  `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
