/**
 * The caller's `If-Match` named another version than the stream has (RFC 9110 §13.1.1). HTTP answers 412 with `currentVersion`.
 * Thrown by the aggregate, after the ledger was asked: a repeat with its old ETag gets its first answer instead.
 */
export class PreconditionFailed extends Error {
  override readonly name = 'PreconditionFailed';

  /** `currentVersion` is the stream's version now; 0 when it does not exist. */
  constructor(readonly currentVersion: number) {
    super(`The resource is at version ${currentVersion}`);
  }
}
