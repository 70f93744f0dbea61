import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  appDatabaseUrl,
  type Config,
  CONFIG,
  countFree,
  fillSchemaPool,
  Metrics,
  pause,
  PlatformDatabase,
  readMigrations,
  wantedFree,
} from '#kernel';

/**
 * Keeps schemas ready for sign-ups: looks every few seconds, and builds when a quarter of what is wanted is gone. It rests as long as
 * it works, so that what people wait for goes first, unless the pool is empty.
 */
@Injectable()
export class SchemaBuilder implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('schema-pool');
  readonly #migrations = readMigrations('tenant');
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly platform: PlatformDatabase,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.#running = this.#run();
  }

  /** Finishes the schema that is being built, and no other. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      // The database is away, or a schema could not be built: the next round tries again, and sign-ups build their own meanwhile.
      await this.topUp().catch((err: unknown) => this.#log.warn({ err }, 'The pool of schemas was not topped up'));
      await pause(this.config.worker.sweepSeconds * 1_000, signal);
    }
  }

  /** One look, and what it finds to do. */
  async topUp(): Promise<void> {
    const wanted = await wantedFree(this.platform, this.config.tenant.poolSize);
    const free = await this.#countFree();
    if (wanted === 0 || wanted - free < wanted / 4) return;
    const { signal } = this.#stopped;
    await fillSchemaPool(wanted, {
      ownerUrl: this.config.database.url,
      appRole: decodeURIComponent(new URL(appDatabaseUrl(this.config)).username),
      migrations: this.#migrations,
      signal,
      onBuilt: async (ms) => {
        if ((await this.#countFree()) > wanted / 4) await pause(ms, signal);
      },
    });
  }

  async #countFree(): Promise<number> {
    const free = await countFree(this.platform, this.#migrations.length);
    this.metrics.setFreeSchemas(free);
    return free;
  }
}
