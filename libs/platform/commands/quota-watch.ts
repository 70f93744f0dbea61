import { Injectable, Optional } from '@nestjs/common';
import {
  Clock,
  Messages,
  PlatformDatabase,
  sendOrLog,
  TenantPeople,
  type TenantRef,
  uuidV5,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { QuotaWarnings } from '../aggregates.ts';
import { writeQuotaLetter } from '../domain/quota-letter.ts';
import { type QuotaWarned, reachedParts, warn, type WarnedAt } from '../domain/quota-warning.ts';
import { monthOf, type QuotaUse, QuotaUses } from '../domain/quota-uses.ts';

/** UUIDv5 namespace of the streams of warnings; fixed for ever. */
const NAMESPACE = '3b0d7d2e-94c3-5f0b-8f58-0a2f6f3a9d11';

const GIVEN = {
  name: 'quota.given',
  text: 'select unit, percent from platform.quota_warning where tenant_id = $1 and month = $2',
} as const;
const GIVE = {
  name: 'quota.give',
  text: `insert into platform.quota_warning (tenant_id, month, unit, percent, used, quota, warned_at)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
} as const;

/**
 * Looks at the quotas of every tenant when it is its turn, and tells of those that are used up by 80 and by 100 per cent: as an event in
 * the tenant's log, which webhooks carry on, and by mail to those who answer for the tenant; once a month each.
 */
@Injectable()
@WorkerPart()
export class QuotaWatch implements WorkerPartOf {
  constructor(
    private readonly uses: QuotaUses,
    private readonly warnings: QuotaWarnings,
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
    private readonly messages: Messages,
    @Optional() private readonly people?: TenantPeople,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const { id } = tenant;
    const now = this.clock.now();
    const month = monthOf(now).toISOString().slice(0, 10);
    const uses = (await this.uses.of(id, now)).filter(({ used, amount }) => reachedParts(used, amount).length > 0);
    if (uses.length === 0) return;
    const rows = await this.platform.query<{ unit: string; percent: number }>({ ...GIVEN, values: [id, month] });
    const given = new Set(rows.map(({ unit, percent }) => `${unit} ${percent}`));
    for (const use of uses)
      for (const percent of reachedParts(use.used, use.amount))
        if (!given.has(`${use.unit} ${percent}`)) await this.#warn(tenant, month, use, percent);
  }

  /** Event and letters first: they are there once however often it is tried, and who is cut off behind them tries again. */
  async #warn(tenant: TenantRef, month: string, use: QuotaUse, percent: WarnedAt): Promise<void> {
    const { unit, amount, used, hard } = use;
    const streamId = uuidV5(NAMESPACE, `${tenant.id} ${month} ${unit} ${percent}`);
    const told = { unit, month, percent, used, quota: amount, hard };
    await this.warnings.change(streamId, (state) => warn(state, told));
    await this.#write(tenant, streamId, told);
    const values = [tenant.id, month, unit, percent, used, amount, this.clock.now()];
    await this.platform.query({ ...GIVE, values });
  }

  async #write(tenant: TenantRef, id: string, told: QuotaWarned['data']): Promise<void> {
    for (const { userId, email: to, locale, name } of (await this.people?.owners(tenant)) ?? []) {
      const written = writeQuotaLetter(told, { name, locale, tenant: tenant.slug });
      const message = { channel: 'email', to, locale, template: 'quota-warning', ...written } as const;
      await sendOrLog(this.messages, `quota-letter:${id}:${userId}`, message);
    }
  }
}
