/**
 * The log holds an event that this release cannot read: a newer one wrote it. During a roll-out that passes by itself, so a command is
 * answered 503 and a subscription waits; the event is never skipped.
 */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}
