import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { isConnectionLost } from './connection-lost.ts';
import { type MigrationLedger, type Settled, type Wave, WAVES } from './migration-ledger.ts';
import { migrateInSteps } from './migration-steps.ts';
import { SchemaRefused, type SchemaTarget } from './provision.ts';
import { dropSchema } from './schema-pool.ts';
import { openConnection } from './with-connection.ts';

/** Tenants that one worker takes at a time. */
const MOST_CLAIMED = 20;
/** A backend keeps the catalog of every table it touched; it is replaced before that takes more than some 200 MB. */
const SCHEMAS_PER_CONNECTION = 150;
const TRIES = 5;
const FIRST_PAUSE_MS = 100;
const POLL_MS = 200;

/** Lock not available, deadlock: somebody else is at work in the tenant, so the same may succeed a moment later. */
const PASSING = new Set(['55P03', '40P01']);

export interface RunOptions extends SchemaTarget {
  readonly ownerUrl: string;
  readonly concurrency: number;
  /** So many tenants may fail before the run stops. */
  readonly failureBudget: number;
  /** Told after each tenant; schemas of the pool are not counted. */
  onTenant(outcome: { readonly schema: string; readonly applied: boolean; readonly error?: string }): void;
}

/** One run over the schemas of one database, a turn after the other. */
export class MigrationRun {
  #failures = 0;
  /** Why the run ended early. */
  stopped: string | undefined;

  constructor(
    private readonly ledger: MigrationLedger,
    private readonly options: RunOptions,
  ) {}

  /** Migrates all schemas of a turn, also those that another run took and left. Resolves when none is open, or the run has stopped. */
  async runWave(wave: Wave): Promise<void> {
    const waiting = await this.ledger.waiting(wave);
    const { concurrency } = this.options;
    const claimed = Math.min(MOST_CLAIMED, Math.max(1, Math.ceil(waiting / concurrency / 2)));
    const workers = Math.max(1, Math.min(concurrency, waiting));
    const ends = await Promise.allSettled(Array.from({ length: workers }, () => this.#work(wave, claimed)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  async #work(wave: Wave, limit: number): Promise<void> {
    const connection = new RecycledConnection(this.options.ownerUrl);
    try {
      while (!this.stopped) {
        const schemas = await this.ledger.claim(wave, limit);
        if (schemas.length > 0) await this.#migrateClaimed(connection, schemas, wave);
        else if (await this.ledger.mayComeBack(wave)) await sleep(POLL_MS);
        else return;
      }
    } finally {
      await connection.close();
    }
  }

  /** The ledger is written once for all of them. Its commit is flushed, and with it the tenants' commits before it, which were not. */
  async #migrateClaimed(connection: RecycledConnection, schemas: readonly string[], wave: Wave): Promise<void> {
    const settled: Settled[] = [];
    try {
      for (const schema of schemas) {
        if (this.stopped) break;
        const startedAt = performance.now();
        const outcome = await this.#migrate(connection, schema, wave);
        settled.push({ schema, wave, error: null, ...outcome, ms: performance.now() - startedAt });
      }
    } finally {
      const open = schemas.slice(settled.length).map((schema) => ({ schema, wave, state: 'pending' as const }));
      await this.ledger.settle([...settled, ...open.map((row) => ({ ...row, error: null, ms: 0 }))]);
    }
  }

  async #migrate(
    connection: RecycledConnection,
    schema: string,
    wave: Wave,
  ): Promise<Partial<Settled> & Pick<Settled, 'state'>> {
    try {
      const ran = await this.#patiently(connection, schema);
      if (wave !== WAVES.pool) this.options.onTenant({ schema, applied: ran.length > 0 });
      return { state: 'done' };
    } catch (error) {
      if (error instanceof NoConnection) throw error.cause;
      if (wave === WAVES.pool) return await this.#discard(connection, schema, error);
      const message = error instanceof Error ? error.message : String(error);
      const isBusy = PASSING.has((error as { code?: string }).code ?? '');
      if (isBusy && wave !== WAVES.busy) return { state: 'pending', wave: WAVES.busy, error: message };
      this.#countFailure(schema, message, wave);
      return { state: 'failed', error: message };
    }
  }

  /** A schema that nobody uses and that does not take a migration is not worth a repair: the builder makes another. */
  async #discard(
    connection: RecycledConnection,
    schema: string,
    cause: unknown,
  ): Promise<{ state: 'failed'; error: string }> {
    await dropSchema(await connection.get(), schema, 'free');
    return { state: 'failed', error: `dropped: ${cause instanceof Error ? cause.message : String(cause)}` };
  }

  /** A lock that is not free, or a connection that broke, is tried again after a pause that differs from worker to worker. */
  async #patiently(connection: RecycledConnection, schema: string): Promise<string[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await migrateInSteps(await connection.get(), schema, this.options, (version, state, ms) =>
          this.ledger.settleSteps([{ schema, version, state, ms }]),
        );
      } catch (error) {
        await connection.close();
        if (!mayPass(error) || attempt === TRIES) throw error;
        await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  #countFailure(schema: string, error: string, wave: Wave): void {
    this.#failures += 1;
    this.options.onTenant({ schema, applied: false, error });
    if (wave === WAVES.canaries) this.stopped ??= `The canary ${schema} could not be migrated: ${error}`;
    else if (this.#failures > this.options.failureBudget)
      this.stopped ??= `More than ${this.options.failureBudget} tenants could not be migrated`;
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof NoConnection || error instanceof SchemaRefused) return false;
  return isConnectionLost(error) || PASSING.has((error as { code?: string }).code ?? '');
}

/** The server does not answer: no tenant's fault, and the end of the run. */
class NoConnection extends Error {
  constructor(override readonly cause: unknown) {
    super('no connection');
  }
}

/** One connection of the owner at a time, replaced after many schemas and after each failure. */
class RecycledConnection {
  #client: pg.Client | undefined;
  #served = 0;

  constructor(private readonly ownerUrl: string) {}

  async get(): Promise<pg.Client> {
    if (this.#served === SCHEMAS_PER_CONNECTION) await this.close();
    this.#served += 1;
    return (this.#client ??= await this.#open());
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#served = 0;
    await client?.end().catch(() => undefined); // a connection that is lost has ended
  }

  async #open(): Promise<pg.Client> {
    // Commits of tenants need not be flushed one by one: the ledger's is flushed behind them, and says nothing that was not before it.
    const options = '-c synchronous_commit=off';
    try {
      return await openConnection({ connectionString: this.ownerUrl, application_name: 'clutch-migrate', options });
    } catch (error) {
      throw new NoConnection(error);
    }
  }
}
