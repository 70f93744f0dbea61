import { type AccessRule, type AccessSubjects, DomainError } from '#kernel/domain';
import { type KeyKind } from './api-key.ts';

/** A permission, or `*` for all of them. */
export const SCOPE = /^(\*|([a-z][a-z-]*|\*):([a-z][a-z.-]*|\*))$/;

/**
 * What is left of somebody's rules within some permissions: every decision on what a permission names stays as it was, with its fields,
 * conditions and order; nothing else is allowed. `booking:*` and `*:*` may stand among the permissions.
 */
export function rulesWithin(rules: readonly AccessRule[], permissions: readonly AccessRule[]): AccessRule[] {
  return rules.flatMap((rule) =>
    rule.inverted ? [rule] : permissions.flatMap((permission) => meet(rule, permission)),
  );
}

function meet(rule: AccessRule, permission: AccessRule): AccessRule[] {
  const action = narrower(rule.action, permission.action, 'manage');
  const subject = narrower(rule.subject, permission.subject, 'all');
  return action === undefined || subject === undefined ? [] : [{ ...rule, action, subject }];
}

function narrower(one: string, other: string, everything: string): string | undefined {
  if (one === everything) return other;
  return other === everything || other === one ? one : undefined;
}

/**
 * Refuses scopes that a key of this kind cannot have: a restricted key names what it may do, a publishable one may do what is public.
 * @throws DomainError `api-key.kind-scope`
 */
export function requireScopesOfKind(kind: KeyKind, scopes: readonly string[], subjects: AccessSubjects): void {
  const refused = kind === 'sk' ? undefined : scopes.find((scope) => !mayHave(kind, scope, subjects));
  if (refused === undefined) return;
  const why =
    kind === 'rk'
      ? `A restricted key names what it may do; ${refused} is everything`
      : `A publishable key has public scopes only, such as ${publicScopes(subjects).join(', ')}; ${refused} is none`;
  throw new DomainError('invalid', 'api-key.kind-scope', why, { scope: refused });
}

/** Every scope that a publishable key may have. */
export function publicScopes(subjects: AccessSubjects): string[] {
  return subjects.names.flatMap((name) => (subjects.find(name)?.public ?? []).map((action) => `${name}:${action}`));
}

function mayHave(kind: KeyKind, scope: string, subjects: AccessSubjects): boolean {
  const [subject = '', action = ''] = scope.split(':');
  return kind === 'rk' ? subject !== '*' : (subjects.find(subject)?.public?.includes(action) ?? false);
}
