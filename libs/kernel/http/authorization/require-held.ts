import { currentContext } from '../../context/request-context.ts';
import { type AccessRule } from '../../domain/access/access-subject.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { firstLacking } from './covers.ts';

/**
 * Nobody gives what they lack: not by a grant, a role or a key. Clutch's own work, which has no ability, may give anything.
 * @throws ProblemError 403 `permission.beyond-own` with the permission that is lacking
 */
export function requireHeld(wanted: readonly AccessRule[]): void {
  const { ability } = currentContext() ?? {};
  const lacking = ability && firstLacking(ability.rules as readonly AccessRule[], wanted);
  if (!lacking) return;
  const action = lacking.action === 'manage' ? '*' : lacking.action;
  const permission = `${lacking.subject === 'all' ? '*' : lacking.subject}:${action}`;
  throw new ProblemError(
    403,
    'permission.beyond-own',
    `Nobody gives what they lack: ${permission}, as far as it would reach`,
    { extensions: { permission } },
  );
}
