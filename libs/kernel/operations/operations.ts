import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { idOfCommand } from '../context/id-of-command.ts';
import { type Actor, currentContext, currentTenant } from '../context/request-context.ts';
import { type AccessRule } from '../domain/access/access-subject.ts';
import { Clock } from '../domain/clock.ts';
import { DomainError } from '../domain/domain-error.ts';
import { EventStore } from '../events/event-store.ts';
import { Jobs } from '../jobs/jobs.ts';
import { defineQueue } from '../jobs/queue-definition.ts';
import { type PersonalRows } from '../personal-data/personal-rows.ts';
import { TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { OperationRow } from './operation-row.ts';
import { OPERATION_SQL as SQL } from './operation-sql.ts';

/** Work to be done by a worker. */
export interface NewOperation {
  /** Of a `LongWork`. */
  readonly kind: string;
  /** Plain JSON for the work. */
  readonly request: unknown;
  /** Of the result's lines. */
  readonly mediaType: 'application/x-ndjson' | 'text/csv';
  /** Shown with the operation. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Lines to work on, one piece for each text. */
  readonly pieces?: readonly string[];
  /** How many things there are to go through, where it is known. */
  readonly total?: number;
}

/** What the worker needs to do it as who asked. */
export interface KeptWork {
  readonly request: unknown;
  readonly cursor: string | null;
  readonly hasInput: boolean;
  readonly actor: Actor;
  /** What they were allowed when they asked; absent for Clutch itself. */
  readonly rules?: readonly AccessRule[];
}

export const operationQueue = defineQueue<{ readonly operationId: string }>('operation');

const POLL_MS = 100;

/** Long work of the current tenant. Injectable. */
@Injectable()
export class Operations {
  readonly #log = new Logger('operations');

  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Notes the work and wakes a worker. Asked again under its key it is the same work. @returns the operation's UUID */
  async start({ kind, request, mediaType, metadata = {}, pieces = [], total }: NewOperation): Promise<string> {
    const operationId = idOfCommand('operation');
    const { actor, ability } = currentContext()!;
    const rules = ability?.rules as readonly AccessRule[] | undefined;
    const hasInput = pieces.length > 0;
    const work: KeptWork = { request, cursor: null, hasInput, actor: actor!, ...(rules ? { rules } : {}) };
    const facts = [kind, actor!.id, total ?? null, mediaType, JSON.stringify(metadata), JSON.stringify(work)];
    await this.database.transaction(currentTenant().schema, async (tx) => {
      const added = await tx.query({ ...SQL.add, values: [operationId, ...facts, this.clock.now()] });
      if (hasInput && added.length > 0) await tx.query({ ...SQL.addInput, values: [operationId, pieces] });
    });
    await this.wake(operationId);
    return operationId;
  }

  /** Never rejects: a wake-up that is lost is reported, and made good by the worker's sweep. */
  async wake(operationId: string): Promise<void> {
    try {
      await this.jobs.add(operationQueue, { operationId }, { deduplicate: operationId });
    } catch (err) {
      this.#log.warn({ err, operation: operationId }, 'A wake-up for long work was lost; the sweep will find the work');
    }
  }

  /** @throws DomainError `long-work.not-found` */
  async get(operationId: string): Promise<OperationRow> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(OperationRow, { operationId, side: 'head' }),
    );
    if (!row || isStrangers(row.askedBy))
      throw new DomainError('not-found', 'long-work.not-found', 'There is no operation with this id');
    return row;
  }

  /** The operation when it has ended, or as it is after so many milliseconds. */
  async wait(operationId: string, ms: number): Promise<OperationRow> {
    const until = performance.now() + ms;
    for (;;) {
      const row = await this.get(operationId);
      if (row.finishedAt || performance.now() >= until) return row;
      await sleep(Math.min(POLL_MS, until - performance.now()));
    }
  }

  /** What was done stays done. Cancelled again is nothing. @throws DomainError 409 `long-work.finished` */
  async cancel(operationId: string): Promise<OperationRow> {
    const { schema } = currentTenant();
    if (currentContext()?.actor?.kind === 'portal') await this.get(operationId);
    const isCancelled = await this.database.transaction(schema, async (tx) => {
      const [ended] = await tx.query<Ended>({ ...SQL.cancel, values: [operationId, this.clock.now()] });
      if (ended) await this.tell(tx, operationId, { ...ended, state: 'cancelled' });
      return ended !== undefined;
    });
    if (isCancelled) this.events.announce(schema);
    const row = await this.get(operationId);
    if (row.state === 'cancelled') return row;
    throw new DomainError('conflict', 'long-work.finished', 'The operation has ended; it can no longer be cancelled');
  }

  /** One part of the result, `undefined` behind the last. */
  async output(operationId: string, part: number): Promise<string | undefined> {
    const statement = { ...SQL.output, values: [operationId, part] };
    const [row] = await this.database.read<{ lines: string }>(currentTenant().schema, statement);
    return row?.lines;
  }

  /** Appends what webhooks are told, in the transaction in which it becomes true. */
  async tell(tx: TenantTransaction, operationId: string, { kind, done, state }: Ended & { readonly state: string }) {
    const data = { operationId, kind, state, done };
    const context = { ...currentContext()! };
    delete context.command;
    await this.events.appendIn(tx, context, {
      streamId: operationId,
      category: 'operation',
      expected: 'none',
      events: [{ type: 'OperationCompleted', data }],
    });
  }
}

/** Who comes by a session of a portal knows of the work that was asked for with it, and of no other. */
function isStrangers(askedBy: string): boolean {
  const actor = currentContext()?.actor;
  return actor?.kind === 'portal' && actor.id !== askedBy;
}

/** What a statement that ends an operation answers. */
export interface Ended {
  readonly kind: string;
  readonly done: number;
}

/** Lines that name an erased person; they go with all other lines of their operation. */
export const personalOperations: PersonalRows = {
  name: 'kernel.operations',
  find: async (tx, subject) => (await tx.query({ ...SQL.mentions, values: [subject] })).length > 0,
  erase: async (tx, subject) => {
    await tx.query({ ...SQL.eraseLines, values: [subject] });
  },
};
