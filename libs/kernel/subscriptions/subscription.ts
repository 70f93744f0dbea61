import { type EntitySchema } from '@mikro-orm/core';
import { type Command } from '@nestjs/cqrs';
import { type Event } from '../domain/event.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type ProjectionRows } from './projection-rows.ts';
import { type ProcessManager } from './process-manager.ts';

type EventOf<E extends Event, T extends E['type']> = StoredEvent<Extract<E, { type: T }>>;

/**
 * A read model kept from events. Exactly once: rows and checkpoint share a transaction. Handlers write through `rows` only and
 * touch nothing outside the database, so that a rebuild repeats them without effect on the world.
 */
export interface Projection {
  readonly kind: 'projection';
  /** `<context>.<what a person would call the screen>`; names the checkpoint, so it never changes. */
  readonly name: string;
  /** The tables that it alone writes; a rebuild fills new ones beside them. Without any it cannot be rebuilt. */
  readonly tables: readonly EntitySchema[];
  readonly handlers: Readonly<Record<string, (event: StoredEvent, rows: ProjectionRows) => unknown>>;
}

/**
 * When X happens, do Y. Pure: an event in, commands out. At least once with fixed keys: command `n` for an event always has
 * the same id, so each takes effect once.
 */
export interface Policy {
  readonly kind: 'policy';
  /** `<context>.<what it does>`; part of every command id, so it never changes. */
  readonly name: string;
  readonly handlers: Readonly<Record<string, (event: StoredEvent) => Command<unknown>[]>>;
}

/** Sees every event of the log in order, inside the checkpoint's transaction: fan-out to webhooks and the like. */
export interface Feed {
  readonly kind: 'feed';
  readonly name: string;
  /** All events of a batch; what it writes in `tx` commits with the checkpoint. */
  handle(events: readonly StoredEvent[], tx: TenantTransaction): Promise<void>;
  /** After the commit: hints only, they may be lost. */
  afterCommit?(schema: string): Promise<void>;
}

export type Subscription = Projection | Policy | ProcessManager | Feed;

/** A handler may be async; what it returns is awaited and not looked at. */
export function projection<E extends Event>(
  name: string,
  handlers: { [T in E['type']]?: (event: EventOf<E, T>, rows: ProjectionRows) => unknown },
  { tables = [] }: Partial<Pick<Projection, 'tables'>> = {},
): Projection {
  return { kind: 'projection', name, tables, handlers: handlers as unknown as Projection['handlers'] };
}

export function policy<E extends Event>(
  name: string,
  handlers: { [T in E['type']]?: (event: EventOf<E, T>) => Command<unknown>[] },
): Policy {
  return { kind: 'policy', name, handlers: handlers as unknown as Policy['handlers'] };
}
