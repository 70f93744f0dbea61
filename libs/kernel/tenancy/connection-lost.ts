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

/** Whether the connection ended, or was never made. Any other error is the statement's own, and the connection goes on. */
export function isConnectionLost(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return true;
  return code === TOO_MANY_CONNECTIONS || SESSION_ENDS.test(code);
}
