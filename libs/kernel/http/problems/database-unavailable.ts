/** SQLSTATE classes and codes that say "not now": connection lost, no resources, shutting down, not yet up, lock or deadlock lost. */
const SQLSTATE = /^(08...|53...|57P0[1-5]|57014|40001|40P01|55P03)$/;
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
/** node-postgres has no codes for these. */
const PG_TEXT =
  /^(timeout exceeded when trying to connect|timeout expired$|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;
const MAX_CAUSES = 5;

/** Whether an error, or one that it wraps, means that the database cannot be reached or has no room: the same request may work soon. */
export function isDatabaseUnavailable(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    if (SQLSTATE.test(code) || SOCKET.has(code) || PG_TEXT.test(current.message)) return true;
    current =
      current instanceof AggregateError
        ? current.errors[0]
        : (current.cause ?? ('previous' in current ? current.previous : undefined));
  }
  return false;
}
