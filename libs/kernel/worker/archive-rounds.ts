import { Inject, Injectable } from '@nestjs/common';
import { type TenantRef } from '../context/request-context.ts';
import { Clock } from '../domain/clock.ts';
import { type Kernel } from '../kernel.ts';
import { KERNEL } from '../kernel.module.ts';
import { WorkerPart, type WorkerPartOf } from './worker-part.ts';
import { archiveAfterDays } from '../events/archive/archive-limit.ts';

const DAY_MS = 86_400_000;
/** How often a tenant has its turn; the first one falls anywhere in that time, so that not all come at once. */
const EVERY_MS = DAY_MS / 4;

/** A tenant's next turn, and where the last one's look at its log ended. */
interface Turn {
  dueAt: number;
  looked: number;
  afterDays: number;
}

/** Archives, a few times a day, the streams of each tenant that were closed longer ago than its limit. */
@Injectable()
@WorkerPart()
export class ArchiveRounds implements WorkerPartOf {
  readonly #turns = new Map<string, Turn>();

  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly clock: Clock,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = this.clock.now().getTime();
    const turn = this.#turns.get(tenant.schema) ?? { dueAt: now + Math.random() * EVERY_MS, looked: 0, afterDays: -1 };
    this.#turns.set(tenant.schema, turn);
    if (turn.dueAt > now) return;
    turn.dueAt = now + EVERY_MS;
    const afterDays = await archiveAfterDays(this.kernel, tenant.id);
    // Under a shorter limit, what was too young may be old enough.
    const after = afterDays < turn.afterDays ? 0 : turn.looked;
    const before = new Date(now - afterDays * DAY_MS);
    const { looked } = await this.kernel.archive.archiveClosed(tenant.schema, { before, after });
    Object.assign(turn, { looked, afterDays });
  }
}
