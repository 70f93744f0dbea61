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
  readonly error: unknown;
}

/** What one kind of subscription does with its events. The runner keeps the lease, the batch, the checkpoint and the count of failures. */
export interface Applier<S extends Subscription> {
  /** @returns the position that was really reached, where it is not the batch's end. */
  apply(subscription: S, batch: Batch): Promise<number | undefined>;
  /**
   * Sets the event that failed aside, in `tx`, and moves the checkpoint behind it. An error that is no event's fault (an
   * `EventFailed` says whose) is left to be tried again. A kind without it is halted instead.
   */
  park?(subscription: S, tx: TenantTransaction, poison: Poison): Promise<void>;
  /**
   * Does what waits beside new events (`Lag.waiting`): released events, owed commands, timeouts. Each piece has a transaction of its
   * own, which takes the checkpoint's lock. @returns whether something was done
   */
  attend?(subscription: S, tenant: TenantRef): Promise<boolean>;
  /** Runs after the commit of a batch: hints only, they may be lost. */
  afterCommit?(subscription: S, schema: string): Promise<void>;
}
