/** Whether a session may have been ended: `unknown` when the store has been away too long to tell. */
export type SessionVerdict = 'live' | 'ended' | 'unknown';

/** Sessions that ended while access tokens of theirs are still good. Every process of the installation knows of one within a second. */
export abstract class EndedSessions {
  /** Ids are UUIDs. When it resolves, the end cannot be lost any more. */
  abstract add(sessionIds: readonly string[]): Promise<void>;
  /** @param blindMs how long the store may have been away for the answer still to be trusted */
  abstract verdictOn(sessionId: string, blindMs: number): Promise<SessionVerdict>;
}
