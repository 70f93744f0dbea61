import { DomainError } from '#kernel/domain';

const CLOCK_SKEW_MS = 5 * 60_000;
const EARLIEST = new Date('2000-01-01T00:00:00Z');
const ERRORS_SHOWN = 100;

/**
 * Holds back what devices without a fix tell: times before 2000 and more than 5 minutes ahead of `now`. `list` names the member of
 * the body that the times come from, so that each fault names its place; at most 100 are listed.
 * @throws DomainError `telematics.implausible-time`
 */
export function assertPlausibleTimes(list: string, times: readonly Date[], now: Date): void {
  const latest = new Date(now.getTime() + CLOCK_SKEW_MS);
  const errors = times.flatMap((time, index) => {
    if (time >= EARLIEST && time <= latest) return [];
    const [code, bound] = time < EARLIEST ? ['too-early', EARLIEST] : ['too-late', latest];
    const detail = `recordedAt ${time.toISOString()} must not be ${code === 'too-early' ? 'before' : 'after'} ${bound.toISOString()}`;
    return [{ pointer: `/${list}/${index}/recordedAt`, code, detail }];
  });
  if (errors.length === 0) return;
  const message = `${errors.length} of ${times.length} times cannot be right; nothing was stored. Check the clock of the device`;
  throw new DomainError('invalid', 'telematics.implausible-time', message, { errors: errors.slice(0, ERRORS_SHOWN) });
}
