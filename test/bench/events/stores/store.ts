import { type TenantRef } from '#kernel';
import { type WorkNoted } from '../sample-event.ts';

/** A stream as its one writer knows it. */
export interface BenchStream {
  readonly id: string;
  /** Which of the tenants it belongs to, for the stores that have tenants. */
  readonly tenant: number;
  /** Events in it. */
  version: number;
}

/** What every store is told at its start. */
export interface StoreSettings {
  readonly store: StoreName;
  readonly environment: Readonly<Record<string, string>>;
  /** The postmaster's, to count its processor time. */
  readonly serverPid: number;
  readonly tenants: readonly TenantRef[];
}

export type StoreName = 'clutch' | 'raw' | 'emmett' | 'castore';

/** One store of the comparison, with one pool of connections. All have pools of the same size and write rows of the same content. */
export interface Store {
  /** The tables in which its events lie, one row each. */
  readonly tables: readonly string[];
  /** Appends behind the stream's last event and nowhere else, where the store can promise that. @throws when it was not appended */
  append(stream: BenchStream, events: readonly WorkNoted[]): Promise<void>;
  /** Appends wherever the stream ends, while others do the same. */
  appendAnywhere?(stream: BenchStream, events: readonly WorkNoted[]): Promise<void>;
  /** @returns how many events there were */
  read?(streamId: string): Promise<number>;
}
