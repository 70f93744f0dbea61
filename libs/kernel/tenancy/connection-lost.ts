/** SQLSTATEs with which the server ends the session: it was told to (57P), it waited too long (25P03, 25P04), the line is bad (08). */
const SESSION_ENDS = /^(57P|25P0[34]|08)/;
/** As Postgres says that it takes no more connections; the pool says the same when none became free in time. */
const TOO_MANY_CONNECTIONS = '53300';

/** Nobody gave a connection back in time. The HTTP layer answers 503: the same request may work soon. */
export class NoConnection extends Error {
  readonly code = TOO_MANY_CONNECTIONS;

  constructor(waitedMs: number, why: string) {
    super(`No database connection within ${waitedMs} ms: ${why}`);
  }
}

/**
 * Whether a session was refused a role. It may only have missed the grant: one that reads its memberships while another is granted takes
 * what it read for complete (PostgreSQL 16 to 18), until some role changes again. A new session reads them anew.
 */
function isRoleRefused(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: unknown; routine?: unknown };
  return code === '42501' && routine === 'call_string_check_hook'; // the setting's own check; the words are translated, this is not
}

/**
 * Whether the connection ended, was never made, or is of no more use. Any other error is the statement's own, and the connection goes on.
 * @param error what a statement, or the connection itself, failed with
 */
export function isConnectionLost(error: unknown): boolean {
  if (isRoleRefused(error)) return true;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return true;
  return code === TOO_MANY_CONNECTIONS || SESSION_ENDS.test(code);
}
