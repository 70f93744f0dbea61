/** What a caller prefers about long work (RFC 7240). */
export interface Preference {
  /** How long to wait for the end before answering, in milliseconds. */
  readonly waitMs: number;
  /** As it is written into `Preference-Applied`; absent where nothing was preferred. */
  readonly applied?: string;
}

const LONGEST_WAIT_SECONDS = 30;

/** Reads `Prefer: wait=5` and `Prefer: respond-async`, which wins. Whatever else is preferred is passed over, as the RFC wants it. */
export function preferenceOf(header: string | undefined): Preference {
  const wanted = (header ?? '').split(',').map((each) => each.trim().toLowerCase());
  if (wanted.includes('respond-async')) return { waitMs: 0, applied: 'respond-async' };
  const seconds = wanted.flatMap(
    (each) => /^wait\s*=\s*"?(?<seconds>\d{1,6})"?$/.exec(each)?.groups?.['seconds'] ?? [],
  )[0];
  if (seconds === undefined) return { waitMs: 0 };
  const wait = Math.min(Number(seconds), LONGEST_WAIT_SECONDS);
  return { waitMs: wait * 1_000, applied: `wait=${wait}` };
}
