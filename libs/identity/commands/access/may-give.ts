import { type AccessRule, currentContext, ProblemError } from '#kernel';
import { firstLacking } from '../../domain/access/covers.ts';

/**
 * Nobody gives what they lack, neither by a grant nor by a role. Clutch's own work, which has no ability, may give anything.
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
    {
      extensions: { permission },
    },
  );
}
