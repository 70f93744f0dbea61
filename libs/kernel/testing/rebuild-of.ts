import { type Kernel } from '../kernel.ts';
import { Rebuild } from '../subscriptions/rebuild.ts';
import { type Subscription } from '../subscriptions/subscription.ts';
import { SchemaOwner } from '../tenancy/schema-owner.ts';

/** A rebuild of these subscriptions as the kernel makes it of its own, on its database or on one that a test has changed. */
export function rebuildOf(
  { config, database, events, orm }: Kernel,
  subscriptions: readonly Subscription[],
  on: Kernel['database'] = database,
): Rebuild {
  const owner = new SchemaOwner(config.database.url);
  return new Rebuild({ database: on, events, owner, metadata: orm.getMetadata(), subscriptions });
}
