import { MikroORM, type EntitySchema } from '@mikro-orm/postgresql';
import { PostgresDialect } from 'kysely';
import { type TenantPool } from './tenant-pool.ts';

/**
 * MikroORM over our own pool. Outside a tenant transaction it runs as the application's login, which may read no tenant's table:
 * entities are reached through `TenantTransaction.em` only.
 */
export async function createOrm(pool: TenantPool, entities: readonly EntitySchema[]): Promise<MikroORM> {
  return MikroORM.init({
    driverOptions: new PostgresDialect({ pool: pool }),
    dbName: 'clutch',
    entities: [...entities],
    discovery: { warnWhenNoEntities: false },
    allowGlobalContext: false,
    forceUtcTimezone: true,
    ensureDatabase: false,
  });
}
