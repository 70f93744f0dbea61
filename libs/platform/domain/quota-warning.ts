import { type Event, eventCatalogue, type Fold, publicEvent, shown } from '#kernel/domain';

/** At which parts of a quota it is told. */
export const WARNED_AT = [80, 100] as const;
export type WarnedAt = (typeof WARNED_AT)[number];

/** A month's quota of the tenant is nearly or wholly used up. */
export type QuotaWarned = Event<
  'QuotaWarned',
  {
    /** `requests`, or a unit that is billed. */
    readonly unit: string;
    /** The first day of the month (UTC), `2026-11-01`. */
    readonly month: string;
    readonly percent: WarnedAt;
    readonly used: number;
    readonly quota: number;
    /** Whether more is refused. */
    readonly hard: boolean;
  }
>;

/** Whether the tenant was warned of this month, unit and part. */
export interface QuotaWarning {
  readonly isGiven: boolean;
}

export const quotaWarning: Fold<QuotaWarning, QuotaWarned> = {
  initial: { isGiven: false },
  evolve: () => ({ isGiven: true }),
};

/** Once. */
export function warn({ isGiven }: QuotaWarning, told: QuotaWarned['data']): QuotaWarned[] {
  return isGiven ? [] : [{ type: 'QuotaWarned', data: told }];
}

/** The parts of a quota that are reached, the lower ones first. */
export function reachedParts(used: number, quota: number): WarnedAt[] {
  return WARNED_AT.filter((percent) => used * 100 >= quota * percent);
}

export const quotaWarningEvents = eventCatalogue<QuotaWarned>({
  QuotaWarned: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'quota.warning',
      description: 'A quota of this month is used up by 80 or by 100 per cent. Each is told once a month.',
      shape: {
        unit: shown.text('What is counted: requests, or a unit that is billed.', 'requests'),
        month: shown.text('The first day of the month (UTC).', '2026-11-01', { pattern: String.raw`^\d{4}-\d{2}-01$` }),
        percent: shown.integer('How much of it is used at the least.', 80),
        used: shown.integer('How much was used when it was noticed.', 80_012),
        quota: shown.integer('The amount of the plan.', 100_000),
        hard: shown.flag('Whether more is refused.'),
      },
      data: (data) => ({ ...data }),
    }),
  },
});
