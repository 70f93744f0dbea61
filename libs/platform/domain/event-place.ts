import { uuidOf } from '#kernel/domain';

/** A place in the tenant's log, as somebody names it. */
export type EventPlace =
  | { readonly kind: 'beginning' }
  | { readonly kind: 'now' }
  /** Behind this position. */
  | { readonly kind: 'position'; readonly position: number }
  /** Before the first event that was recorded then or later. */
  | { readonly kind: 'time'; readonly time: Date }
  /** At the event with this UUID. */
  | { readonly kind: 'event'; readonly eventId: string };

export const CURSOR_PATTERN = String.raw`\d{1,15}`;
export const EVENT_ID_PATTERN = 'evt_[0-7][0-9a-hjkmnp-tv-z]{25}';
const TIME_PATTERN = String.raw`\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)`;

/** How a place is written: `beginning`, `now`, a cursor, the id of an event, or a time with a zone (RFC 3339). */
export const EVENT_PLACE = new RegExp(`^(beginning|now|${CURSOR_PATTERN}|${EVENT_ID_PATTERN}|${TIME_PATTERN})$`);
/** How the end of what was dealt with is written: a cursor, or the id of an event. */
export const READ_UP_TO = new RegExp(`^(${CURSOR_PATTERN}|${EVENT_ID_PATTERN})$`);

/** @returns nothing for a text that names no place, as a day that no calendar has */
export function parseEventPlace(text: string, parseInstant: (text: string) => Date | null): EventPlace | undefined {
  if (!EVENT_PLACE.test(text)) return undefined;
  if (text === 'beginning' || text === 'now') return { kind: text };
  if (/^\d+$/.test(text)) return { kind: 'position', position: Number(text) };
  if (text.startsWith('evt_')) {
    const eventId = uuidOf('evt', text);
    return eventId === null ? undefined : { kind: 'event', eventId };
  }
  const time = parseInstant(text);
  return time ? { kind: 'time', time } : undefined;
}

/**
 * The lowest position from 1 to `head` whose event was recorded at `time` or later; `head + 1` where none was. Asks for the time of so
 * many events as `head` has binary digits. Events are recorded in the order of their positions; where a clock was once set back, the
 * answer is one of the places at which that time was reached.
 */
export async function firstRecordedAt(
  time: Date,
  head: number,
  recordedAt: (position: number) => Promise<Date>,
): Promise<number> {
  let [low, high] = [1, head + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await recordedAt(middle)) >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
