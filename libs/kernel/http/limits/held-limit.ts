import { type Count } from './limit-counts.ts';

/** Why a request is refused when a limit is reached. */
export type LimitCode = 'rate.exceeded' | 'key.exhausted' | 'quota.exceeded';

/** One limit of one caller, with its count. */
export interface HeldLimit {
  readonly name: string;
  readonly quota: number;
  /** Absent where it begins anew by the calendar, or never. */
  readonly windowSeconds?: number;
  readonly code: LimitCode;
  readonly operations?: readonly string[];
  readonly count: Count;
}
