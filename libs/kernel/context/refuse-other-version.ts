import { PreconditionFailed } from './precondition-failed.ts';
import { currentContext } from './request-context.ts';

/**
 * For plain rows, which no aggregate checks: the row must be locked, so that its version stands until the change is written.
 * @throws PreconditionFailed when the caller's `If-Match` named another version than the one that is there
 */
export function refuseOtherVersion(version: number): void {
  const ifMatch = currentContext()?.ifMatch;
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== version) throw new PreconditionFailed(version);
}
