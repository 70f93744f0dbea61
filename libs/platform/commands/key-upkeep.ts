import { Injectable } from '@nestjs/common';
import { Clock, PlatformDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { type KeyPolicy, USUAL_KEY_POLICY } from '../domain/key-policy.ts';
import { type KeyNews, KeyNewsDesk } from './key-news.ts';

const TENANT_EVERY_MS = 3_600_000;
const MOST_TENANTS = 10_000;
const DAY_MS = 86_400_000;

/** What `keysUnusedSince` lists; having no credits passes by itself. */
const LIVING =
  'tenant_id = $1 and revoked_at is null and disabled_at is null and (expires_at is null or expires_at > $2)';
const SQL = {
  policy: {
    name: 'api_key.upkeep_policy',
    text: `select when_unused as "whenUnused", unused_days as "unusedDays", remind_days as "remindDays"
      from platform.api_key_policy where tenant_id = $1`,
  },
  disable: {
    name: 'api_key.disable_unused',
    text: `update platform.api_key set disabled_at = $2, disabled_reason = 'unused', version = version + 1, untold = untold || jsonb_build_array($4::jsonb)
      where ${LIVING} and greatest(created_at, last_used_at, enabled_at) < $3 returning key_id`,
  },
  remind: {
    name: 'api_key.remind',
    text: `update platform.api_key set reminded_at = $2, untold = untold || jsonb_build_array($4::jsonb)
      where ${LIVING} and replaced_by is null and greatest(created_at, reminded_at) < $3 returning key_id`,
  },
} as const;

type Upkeep = Pick<KeyPolicy, 'whenUnused' | 'unusedDays' | 'remindDays'>;

/** Once an hour, tenant by tenant: disables what nobody uses where the policy says so, and reminds of keys that have grown old. */
@Injectable()
@WorkerPart()
export class KeyUpkeep implements WorkerPartOf {
  readonly #sweptAt = new Map<string, number>();

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: KeyChanges,
    private readonly desk: KeyNewsDesk,
    private readonly clock: Clock,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    const now = performance.now();
    if (tenant.sandboxOf || now - (this.#sweptAt.get(tenant.id) ?? -Infinity) < TENANT_EVERY_MS) return;
    if (this.#sweptAt.size >= MOST_TENANTS) this.#sweptAt.clear();
    this.#sweptAt.set(tenant.id, now);
    await this.look(tenant);
  }

  /** All of it, now; first what somebody has left untold. */
  async look(tenant: TenantRef): Promise<void> {
    await this.desk.tellLeft(tenant);
    const [row] = await this.platform.query<Upkeep & Record<string, unknown>>({ ...SQL.policy, values: [tenant.id] });
    const { whenUnused, unusedDays, remindDays } = row ?? USUAL_KEY_POLICY;
    if (whenUnused === 'disable') await this.#disableUnused(tenant, unusedDays);
    if (remindDays !== null) await this.#remind(tenant, remindDays);
  }

  async #disableUnused(tenant: TenantRef, days: number): Promise<void> {
    const news = { letter: 'unused-disabled', finding: { action: 'api-key.unused', facts: { days } } } as const;
    await this.#change(SQL.disable, tenant, { ...news, days, changed: (keyId) => this.changes.announce(keyId) });
  }

  async #remind(tenant: TenantRef, days: number): Promise<void> {
    await this.#change(SQL.remind, tenant, { letter: 'old', days });
  }

  /** Changes the keys that were left alone for so many days, and tells of each. */
  async #change(
    statement: { readonly name: string; readonly text: string },
    tenant: TenantRef,
    {
      days,
      changed,
      ...about
    }: Omit<KeyNews, 'at'> & { readonly days: number; readonly changed?: (keyId: string) => void },
  ): Promise<void> {
    const now = this.clock.now();
    const news: KeyNews = { ...about, at: now.toISOString() };
    const values = [tenant.id, now, new Date(now.getTime() - days * DAY_MS), JSON.stringify(news)];
    const keys = await this.platform.query<{ key_id: string }>({ ...statement, values });
    for (const { key_id } of keys) changed?.(key_id);
    for (const { key_id } of keys) await this.desk.tell(tenant, key_id, news);
  }
}
