import { type TenantRef } from '../context/request-context.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type Subscription } from './subscription.ts';

/** Events that a subscription has not seen yet, in order, and the transaction that holds its checkpoint's lock. */
export interface Batch {
  readonly tenant: TenantRef;
  readonly tx: TenantTransaction;
  readonly events: readonly StoredEvent[];
}

/** The event behind a checkpoint that keeps failing: where the checkpoint stands, how often it was tried, and why it failed. */
export interface Poison {
  readonly after: number;
  readonly attempts: number;
  /** JSON text of the error. */
  readonly report: string;
}

/** What one kind of subscription does with its events. The runner keeps the lease, the batch, the checkpoint and the count of failures. */
export interface Applier<S extends Subscription> {
  /** @returns the position that was really reached, where it is not the batch's end. */
  apply(subscription: S, batch: Batch): Promise<number | undefined>;
  /** Sets the event aside, in `tx`, and moves the checkpoint behind it. A kind without it is halted instead. */
  park?(subscription: S, tx: TenantTransaction, poison: Poison): Promise<void>;
  /** Runs after the commit of a batch: hints only, they may be lost. */
  afterCommit?(subscription: S, schema: string): Promise<void>;
}
