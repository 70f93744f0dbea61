/** A topic and its payload as they travel: in one string, the topic up to the first line break. */
export type Hint = string;

const MOST_BYTES = 4_096;

/** @throws RangeError when it is too large, or holds what would not survive the way. */
export function encodeHint(topic: string, payload: string): Hint {
  const hint = `${topic}\n${payload}`;
  if (topic.includes('\n') || hint.includes('\0'))
    throw new RangeError('Hint: a topic has no line break, and nothing has a NUL');
  const bytes = Buffer.byteLength(hint) - 1;
  if (bytes > MOST_BYTES)
    throw new RangeError(
      `Hint for '${topic.slice(0, 80)}': ${bytes} bytes, at most ${MOST_BYTES} are sent; send an id instead`,
    );
  return hint;
}

/** The way back from `encodeHint`. */
export function decodeHint(hint: Hint): { topic: string; payload: string } {
  const end = hint.indexOf('\n');
  return { topic: hint.slice(0, end), payload: hint.slice(end + 1) };
}
