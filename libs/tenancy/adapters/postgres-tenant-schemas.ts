import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { appDatabaseUrl, type Config, CONFIG, Metrics, migrateTenantSchema, readMigrations } from '#kernel';
import { TenantSchemas } from '../domain/tenant-schemas.ts';

/** Uses the owner's connection, for the moment of a sign-up that found the pool empty only; nothing else in the app holds it. */
@Injectable()
export class PostgresTenantSchemas extends TenantSchemas {
  readonly #migrations = readMigrations('tenant');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  override get steps(): number {
    return this.#migrations.length;
  }

  override async provision(schema: string): Promise<void> {
    this.metrics.countPoolMiss();
    const owner = new pg.Client({ connectionString: this.config.database.url, connectionTimeoutMillis: 5_000 });
    owner.on('error', () => undefined); // the server went: the statement that runs, or the next one, says so
    await owner.connect();
    try {
      const appRole = decodeURIComponent(new URL(appDatabaseUrl(this.config)).username);
      await migrateTenantSchema(owner, schema, { appRole, migrations: this.#migrations });
    } finally {
      await owner.end();
    }
  }
}
