const QUARTER_SECONDS = 900;
const DAY_SECONDS = 86_400;

/**
 * How long nobody may try again after so many failures in a row, in seconds: the first entry is for the first failure, the last one holds
 * for all further ones.
 */
export type LockOutSchedule = readonly number[];

function schedule(free: number, delayed: number, delay: (failure: number) => number): LockOutSchedule {
  const before = Array.from({ length: free - 1 }, () => 0);
  const slowed = Array.from({ length: delayed - free }, (_, index) => delay(index));
  const locked: number[] = [];
  for (let seconds = QUARTER_SECONDS; seconds < DAY_SECONDS; seconds *= 2) locked.push(seconds);
  return [...before, ...slowed, ...locked, DAY_SECONDS];
}

/** From the 5th failure on a growing delay, from the 10th on 15 minutes, doubling up to a day. */
export const PERSON_SCHEDULE = schedule(5, 10, (failure) => 2 ** failure);

/** An address may stand for a whole office: ten times as many. */
export const ADDRESS_SCHEDULE = schedule(50, 100, () => 2);

/** The failure with which waiting turns into a lock. */
export const LOCKED_FROM = 10;
