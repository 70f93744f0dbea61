import { ProblemError } from '../problems/problem-error.ts';
import { QUOTA_EXCEEDED } from './address-limit.ts';
import { type HeldLimit } from './held-limit.ts';

/** What is told of a limit in the headers. */
type Told = Pick<HeldLimit, 'name' | 'quota' | 'windowSeconds'>;

/** `"burst";q=100;w=60, "daily";q=10000;w=86400` (draft-ietf-httpapi-ratelimit-headers-11 §2); a soft quota limits nothing, so it is left out. */
export function policyHeader(limits: readonly Told[]): string {
  return limits
    .filter(({ quota }) => Number.isFinite(quota))
    .map(({ name, quota, windowSeconds }) => `"${name}";q=${quota}${windowSeconds ? `;w=${windowSeconds}` : ''}`)
    .join(', ');
}

/**
 * `"burst";r=50;t=30` for each limit, the one with the smallest share left first. On every answer, so written by hand: names are
 * checked where they are made, and an item with two integers needs no serializer.
 * @param used of a limit, in its present window
 */
export function limitHeader(limits: readonly HeldLimit[], used: (limit: HeldLimit) => number, now: number): string {
  let first = '';
  let tightest = Number.POSITIVE_INFINITY;
  let rest = '';
  for (const limit of limits) {
    const { name, quota, count } = limit;
    if (!Number.isFinite(quota)) continue;
    const left = Math.max(0, quota - used(limit));
    const item = `"${name}";r=${left}${Number.isFinite(count.endsAt) ? `;t=${secondsUntil(count.endsAt, now)}` : ''}`;
    if (left / quota < tightest) {
      tightest = left / quota;
      if (first !== '') rest = `, ${first}${rest}`;
      first = item;
    } else rest = `${rest}, ${item}`;
  }
  return first + rest;
}

/** The 429 of somebody who has used up these limits. It can be tried again when the last of them begins anew. */
export function limitExceeded(short: readonly HeldLimit[], now: number): ProblemError {
  const last = short.reduce((a, b) => (b.count.endsAt > a.count.endsAt ? b : a));
  const isFinal = !Number.isFinite(last.count.endsAt);
  const seconds = secondsUntil(last.count.endsAt, now);
  const wait = isFinal ? 'they are not refilled' : `wait ${seconds} s`;
  return new ProblemError(429, last.code, DETAILS[last.code](wait), {
    type: QUOTA_EXCEEDED,
    extensions: { 'violated-policies': short.map(({ name }) => name) },
    ...(isFinal ? {} : { headers: { 'Retry-After': String(seconds) } }),
  });
}

const DETAILS: Readonly<Record<HeldLimit['code'], (wait: string) => string>> = {
  'rate.exceeded': (wait) => `Too many requests; ${wait}`,
  'key.exhausted': (wait) => `The credits of this key are used up; ${wait}`,
  'quota.exceeded': (wait) => `The requests of this month are used up; ${wait}, or ask for a larger plan`,
};

function secondsUntil(endsAt: number, now: number): number {
  return Math.max(1, Math.ceil((endsAt - now) / 1_000));
}
