/** How a quota of the month stands. */
export interface QuotaUse {
  /** `requests`, or a unit that is billed. */
  readonly unit: string;
  readonly amount: number;
  readonly hard: boolean;
  readonly used: number;
  /** Of the amount, rounded down: 100 is reached, not before. */
  readonly percent: number;
}

/** Knows how much of a month's quotas is used. */
export abstract class QuotaUses {
  /** Of the tenant's plan, in its order; none asks nobody. @param tenantId UUID */
  abstract of(tenantId: string, now: Date): Promise<QuotaUse[]>;
}

/** The first moment of the calendar month (UTC) that `now` lies in, or of another one `months` later. */
export function monthOf(now: Date, months = 0): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
}
