import { type AccessRule } from '#kernel/domain';

/**
 * What is left of somebody's rules when an app acts with some scopes: on what a scope names each decision stays as it was, with its fields
 * and conditions; nothing else is allowed. A scope that nobody holds opens nothing.
 */
export function rulesWithinScopes(rules: readonly AccessRule[], scopes: Iterable<string>): AccessRule[] {
  return [...scopes].flatMap((scope) => {
    const [subject = '', action = ''] = scope.split(':');
    return rules
      .filter((rule) => speaksOf(rule, subject, action))
      .map((rule): AccessRule => ({ ...rule, subject, action }));
  });
}

const speaksOf = (rule: AccessRule, subject: string, action: string): boolean =>
  (rule.subject === 'all' || rule.subject === subject) && (rule.action === 'manage' || rule.action === action);
