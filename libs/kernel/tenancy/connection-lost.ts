/** SQLSTATEs with which the server ends the session: it was told to (57P), it waited too long (25P03, 25P04), the line is bad (08). */
const SESSION_ENDS = /^(57P|25P0[34]|08)/;

/** Whether the connection ended, or was never made. Any other error is the statement's own, and the connection goes on. */
export function isConnectionLost(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || SESSION_ENDS.test(code);
}
