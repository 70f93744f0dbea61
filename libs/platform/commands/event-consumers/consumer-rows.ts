import { type PlatformTransaction, refuseOtherVersion } from '#kernel';
import { noSuchConsumer } from '../../domain/event-consumer.ts';

/** What a change of a consumer goes by. */
export interface LockedConsumer {
  readonly position: number;
  readonly version: number;
}

const LOCK = 'select position, version from platform.event_consumer where tenant_id = $1 and name = $2 for update';

/**
 * The tenant's consumer, which nobody else changes until the transaction ends.
 * @throws DomainError `event-consumer.not-found`, PreconditionFailed
 */
export async function lockConsumer(tx: PlatformTransaction, tenantId: string, name: string): Promise<LockedConsumer> {
  const [row] = await tx.query<{ position: string; version: number }>({ text: LOCK, values: [tenantId, name] });
  if (!row) throw noSuchConsumer();
  refuseOtherVersion(row.version);
  return { position: Number(row.position), version: row.version };
}
