import { type Sandboxes } from '../../tenancy/sandboxes.ts';
import { type DeclaredSubjects } from './ability-subjects.ts';
import { type RequiredPermission } from './can.decorator.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { type Principal } from './principal.ts';

/** What work in test mode needs to know; an app without tenants has neither. */
export interface ModeParts {
  readonly sandboxes: Sandboxes | null;
  readonly subjects: DeclaredSubjects | null;
}

/** These belong to one mode for as long as they live. */
const PROGRAMS: readonly string[] = ['api-key', 'client', 'directory', 'portal'];

/**
 * The principal in the mode that a person has chosen by `Clutch-Mode`: in `test` they work in the tenant's test data, with what they may
 * do in live data. Their own account and the keys are the same in both, so routes about these stay where they are.
 * @throws ProblemError 400 `mode.unknown`, 403 `mode.not-yours`
 */
export async function inChosenMode(
  principal: Principal,
  chosen: string,
  required: RequiredPermission | undefined,
  { sandboxes, subjects }: ModeParts,
): Promise<Principal> {
  if (chosen !== 'test' && chosen !== 'live')
    throw new ProblemError(400, 'mode.unknown', 'Clutch-Mode is "live" or "test"; left out, it is "live"');
  const { actor, tenant } = principal;
  const present = tenant?.sandboxOf ? 'test' : 'live';
  if (chosen === present) return principal;
  if (!tenant || !sandboxes || PROGRAMS.includes(actor.kind))
    throw new ProblemError(
      403,
      'mode.not-yours',
      `This credential works on ${present} data; use one of mode ${chosen}`,
    );
  if (required && subjects?.find(required.subject)?.isOfAccount) return principal;
  return { ...principal, tenant: await sandboxes.of(tenant) };
}
