import { textOfValue } from '../json-value.ts';

/** How a body differs from the one that was sent: what has most likely been done to it. */
export type BodyChange = 'line-endings' | 'surrounding-space' | 're-serialised' | 'altered';

/** The first place at which two bodies differ, with what stands around it in each. */
export interface BodyDifference {
  /** UTF-16 code units before it. */
  readonly at: number;
  readonly sent: string;
  readonly given: string;
}

/** Code units that are shown before the place, and from it on. */
const [BEFORE, FROM] = [20, 40];

/** What was done to a body that was sent, so that it became the given one; they differ. Pure. */
export function bodyChange(sent: string, given: string): BodyChange {
  if (withoutReturns(sent) === withoutReturns(given)) return 'line-endings';
  if (bare(sent) === bare(given)) return 'surrounding-space';
  const value = jsonOf(sent);
  return value !== null && value === jsonOf(given) ? 're-serialised' : 'altered';
}

export function firstDifference(sent: string, given: string): BodyDifference {
  let at = 0;
  while (at < sent.length && sent[at] === given[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - BEFORE), at + FROM).toWellFormed();
  return { at, sent: around(sent), given: around(given) };
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Also without the byte order mark that some editors write: it is white space to `trim`. */
function bare(text: string): string {
  return withoutReturns(text).trim();
}

/** The value of a JSON text, in one form whatever the order of its keys; `null` where it is none, or nested deeper than can be told. */
function jsonOf(text: string): string | null {
  try {
    return textOfValue(JSON.parse(text));
  } catch {
    return null;
  }
}
