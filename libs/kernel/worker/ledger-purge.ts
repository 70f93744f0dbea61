import { Inject, Injectable } from '@nestjs/common';
import { type TenantRef } from '../context/request-context.ts';
import { Clock } from '../domain/clock.ts';
import { purgeLedger, purgeOperatorCommands } from '../http/writing/kept-answers.ts';
import { type Kernel } from '../kernel.ts';
import { KERNEL } from '../kernel.module.ts';
import { WorkerPart, type WorkerPartOf } from './worker-part.ts';

/** How long the answer to an idempotency key is promised. */
const KEPT_MS = 24 * 3_600_000;
/** How often a tenant has its turn; the first one falls anywhere in that time, so that not all come at once. */
const EVERY_MS = 3_600_000;
const IN_ONE_GO = 5_000;

/** Forgets, once an hour, what callers sent under idempotency keys more than a day ago. */
@Injectable()
@WorkerPart()
export class LedgerPurge implements WorkerPartOf {
  readonly #dueAt = new Map<string, number>();
  #operatorsDueAt = 0;

  constructor(
    @Inject(KERNEL) private readonly kernel: Pick<Kernel, 'database' | 'platform'>,
    private readonly clock: Clock,
  ) {}

  async sweep({ schema }: TenantRef): Promise<void> {
    const now = this.clock.now().getTime();
    const before = new Date(now - KEPT_MS);
    if (this.#operatorsDueAt <= now) {
      this.#operatorsDueAt = now + EVERY_MS;
      await purgeOperatorCommands(this.kernel.platform, before);
    }
    const dueAt = this.#dueAt.get(schema) ?? now + Math.random() * EVERY_MS;
    this.#dueAt.set(schema, dueAt > now ? dueAt : now + EVERY_MS);
    if (dueAt > now) return;
    while ((await purgeLedger(this.kernel.database, schema, before)) === IN_ONE_GO);
  }
}
