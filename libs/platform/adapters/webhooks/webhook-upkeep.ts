import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  type Config,
  PlatformDatabase,
  type Statement,
  TenantDatabase,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { daysBefore, keptDays, OUTCOMES_KEPT_DAYS } from '../../domain/webhooks/retention.ts';
import { type MessagePlace, PAYLOAD_SQL, placesOf } from './payload-sql.ts';
import { retentionOfTenant } from './retention-of-tenant.ts';

const TENANT_EVERY_MS = 3_600_000;
const MOST_TENANTS = 10_000;
/** Messages of one transaction. */
const BATCH = 500;
/** Transactions of one sweep: a tenant that has more comes again with the next one. */
const BATCHES = 10;

interface Kept extends Record<string, unknown> {
  readonly event_type: string;
  readonly oldest: Date;
}

/**
 * Once an hour, tenant by tenant: takes away the bodies, headers and answers of messages that have ended and are older than they may be
 * kept; ids, outcomes, times and classes of errors stay, and go after `OUTCOMES_KEPT_DAYS`. What is still to be sent is left alone, but
 * for what waits at a disabled endpoint: that ends, because nobody has made the endpoint active for as long as it may be kept. Two at once take different messages, and what is cut off goes on with the next sweep.
 */
@Injectable()
@WorkerPart()
export class WebhookUpkeep implements WorkerPartOf {
  readonly #doneAt = new Map<string, number>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhook'>,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = performance.now();
    if (now - (this.#doneAt.get(tenant.schema) ?? -Infinity) < TENANT_EVERY_MS) return;
    if ((await this.look(tenant)) >= BATCHES) return;
    if (this.#doneAt.size >= MOST_TENANTS) this.#doneAt.clear();
    this.#doneAt.set(tenant.schema, now);
  }

  /** All that is due, up to `BATCHES` transactions. @returns how many of them were full */
  async look(tenant: TenantRef): Promise<number> {
    const now = this.clock.now();
    const statements = [PAYLOAD_SQL.kept, PAYLOAD_SQL.waitingInVain];
    const [ended, waiting] = await this.database.readAll<[Kept, Kept]>(tenant.schema, statements);
    const days = ended.length + waiting.length === 0 ? {} : await retentionOfTenant(this.platform, tenant);
    let full = 0;
    for (const [kept, statement] of [
      [ended, PAYLOAD_SQL.emptyOld] as const,
      [waiting, PAYLOAD_SQL.endWaiting] as const,
    ])
      for (const { event_type: type, oldest } of kept) {
        const before = daysBefore(now, keptDays(type, days, this.config.webhook.retentionDays));
        if (oldest >= before) continue;
        full += await this.#repeat(BATCHES - full, () => this.#empty(tenant, statement, [type, before]));
      }
    return full + (await this.#repeat(BATCHES - full, () => this.#forget(tenant, daysBefore(now, OUTCOMES_KEPT_DAYS))));
  }

  async #repeat(most: number, batch: () => Promise<number>): Promise<number> {
    let full = 0;
    while (full < most && (await batch()) >= BATCH) full += 1;
    return full;
  }

  #empty({ schema }: TenantRef, statement: Statement, which: [type: string, before: Date]): Promise<number> {
    return this.database.transaction(schema, async (tx) => {
      const old = await tx.query<MessagePlace>({ ...statement, values: [...which, BATCH] });
      if (old.length > 0) await tx.query({ ...PAYLOAD_SQL.emptyTries, values: placesOf(old) });
      return old.length;
    });
  }

  #forget({ schema }: TenantRef, before: Date): Promise<number> {
    return this.database.transaction(schema, async (tx) => {
      const old = await tx.query<MessagePlace>({ ...PAYLOAD_SQL.forgetOld, values: [before, BATCH] });
      if (old.length > 0) await tx.query({ ...PAYLOAD_SQL.forgetTries, values: placesOf(old) });
      return old.length;
    });
  }
}
