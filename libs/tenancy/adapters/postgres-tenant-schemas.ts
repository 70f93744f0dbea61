import { Inject, Injectable } from '@nestjs/common';
import {
  appDatabaseUrl,
  type Config,
  CONFIG,
  Metrics,
  migrateTenantSchema,
  readMigrations,
  withConnection,
} from '#kernel';
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
    const appRole = decodeURIComponent(new URL(appDatabaseUrl(this.config)).username);
    await withConnection({ connectionString: this.config.database.url }, (owner) =>
      migrateTenantSchema(owner, schema, { appRole, migrations: this.#migrations }),
    );
  }
}
