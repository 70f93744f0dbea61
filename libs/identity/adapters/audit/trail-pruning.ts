import { Inject, Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Clock,
  KERNEL,
  type Kernel,
  pruneTrail,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { AuditPolicies } from '../../domain/audit/audit-policy.ts';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Takes records out of tenants' trails whose time of keeping is over, hourly, and writes that down. */
@Injectable()
@WorkerPart()
export class TrailPruning implements WorkerPartOf {
  /** When each tenant's turn is, by schema. */
  readonly #next = new Map<string, number>();

  constructor(
    private readonly policies: AuditPolicies,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(KERNEL) private readonly kernel: Pick<Kernel, 'cells'>,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = this.clock.now().getTime();
    if ((this.#next.get(tenant.schema) ?? 0) > now) return;
    this.#next.set(tenant.schema, now + EVERY_MS);
    const { retainDays, legalHold } = await this.policies.of(tenant.schema);
    if (retainDays === null || legalHold) return;
    const olderThan = new Date(now - retainDays * DAY_MS);
    const records = await pruneTrail(this.kernel.cells, tenant, olderThan);
    if (records === 0) return;
    this.#next.delete(tenant.schema); // there may be more: the next sweep goes on
    const facts = { records, olderThan: olderThan.toISOString() };
    await this.trail.note(tenant.schema, { action: 'audit.prune', outcome: 'allowed', facts });
  }
}
