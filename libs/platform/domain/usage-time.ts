export const GRANULARITIES = ['minute', 'hour', 'day'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

const DAY_MS = 86_400_000;

/** How long each grain is kept, and so how far back it can be asked for. */
export const KEPT_MS: Readonly<Record<Granularity, number>> = {
  minute: 3 * DAY_MS,
  hour: 90 * DAY_MS,
  day: 800 * DAY_MS,
};
