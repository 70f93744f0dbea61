import { type TenantRef } from '#kernel';

/** Events to append, one by one, as evenly as the machine lets it. */
export interface Appends {
  readonly tenant: TenantRef;
  readonly perSecond: number;
  readonly seconds: number;
}

/** Something that happened to a message, known by what it is about. Times are Unix milliseconds with fractions. */
export interface Moment {
  readonly about: string;
  readonly at: number;
}

/** What came on one path of the receiver since it was last asked. */
export interface Came extends Moment {
  readonly path: string;
}

/** Of the receiver: its address with all that came since the last question. */
export interface Receipts {
  readonly url: string;
  readonly came: readonly Came[];
}

/** Requests to post without any engine around. */
export interface Posts {
  /** In turn. */
  readonly urls: readonly string[];
  readonly count: number;
  readonly body: string;
  readonly atATime: number;
}

export function now(): number {
  return performance.timeOrigin + performance.now();
}
