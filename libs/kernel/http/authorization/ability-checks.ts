import { currentContext } from '../../context/request-context.ts';
import { type AccessSubject } from '../../domain/access/access-subject.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { type AppAbility, instanceOf } from './ability.ts';
import { rowsAllowed, type RowsWhere } from './conditions-where.ts';

/** A row, a state or a view: whatever holds the subject's columns under their names. */
type Instance = Readonly<Record<string, unknown>>;

/** What the caller may do; `undefined` for work of Clutch itself, policies and jobs, which no rule binds. */
function callersAbility(): AppAbility | undefined {
  const context = currentContext();
  if (context?.ability || context?.source !== 'api') return context?.ability;
  throw new Error('A request reached a check of permissions without an ability');
}

/**
 * The rows on which the caller may do this, for `{ $and: [where, …] }`. A list is never read without it.
 * @returns `null` when there can be none: answer the empty list, or that it is not found
 */
export function allowedRows(subject: AccessSubject, action: string): RowsWhere | null {
  const ability = callersAbility();
  return ability ? rowsAllowed(ability, action, subject) : {};
}

/** Whether the caller may do this to this very thing. The guard has asked only whether there is any on which it could be. */
export function isAllowed(subject: AccessSubject, action: string, instance: Instance, field?: string): boolean {
  const ability = callersAbility();
  return !ability || ability.can(action, instanceOf(subject, instance), field);
}

/**
 * Throws unless the caller may do this to this very thing, and to each of these fields of it. Who may not even read it is told what a
 * stranger is told: that it is not there.
 * @throws ProblemError 403 `permission.denied`, naming the permission and the field; 404 `<subject>.not-found`
 */
export function requireAllowed(
  subject: AccessSubject,
  action: string,
  instance: Instance,
  fields: readonly string[] = [],
): void {
  if (!isAllowed(subject, action, instance) && !isAllowed(subject, 'read', instance))
    throw new ProblemError(404, `${subject.name}.not-found`, 'There is nothing with this id');
  requireAllowedNew(subject, action, instance, fields);
}

/** The same for what is about to be made, which nobody can have seen. @throws ProblemError 403 `permission.denied` */
export function requireAllowedNew(
  subject: AccessSubject,
  action: string,
  instance: Instance,
  fields: readonly string[] = [],
): void {
  if (!isAllowed(subject, action, instance)) throw permissionDenied(`${subject.name}:${action}`);
  const refused = fields.find(
    (field) => subject.fields?.includes(field) && !isAllowed(subject, action, instance, field),
  );
  if (refused !== undefined) throw permissionDenied(`${subject.name}:${action}`, refused);
}

/** The 403 of a key whose scopes, or whose owner's roles, or whose tenant's plan do not reach so far. */
export function scopeLacking(permission: string): ProblemError {
  return new ProblemError(403, 'key.scope', `This API key lacks the scope ${permission}, or its owner or plan does`, {
    extensions: { permission, scope: permission },
  });
}

/** The 403 of somebody who lacks a permission, or holds it without this field. */
export function permissionDenied(permission: string, field?: string): ProblemError {
  const detail =
    field === undefined
      ? `This needs the permission ${permission}`
      : `This needs the permission ${permission} on the field ${field}`;
  return new ProblemError(403, 'permission.denied', detail, {
    extensions: { permission, ...(field === undefined ? {} : { field }) },
  });
}
