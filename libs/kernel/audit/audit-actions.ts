/** Class and activity of the Open Cybersecurity Schema Framework, version 1.5 (schema.ocsf.io). */
export interface OcsfActivity {
  /** 2004 detection finding, 3001 account change, 3002 authentication, 3005 user access management, 6003 API activity. */
  readonly classUid: 2004 | 3001 | 3002 | 3005 | 6003;
  readonly activityId: number;
}

type FactKind = 'text' | 'number' | 'flag';
type FactKinds = Readonly<Record<string, FactKind>>;

export interface AuditActionDefinition extends OcsfActivity {
  readonly version: number;
  readonly facts: FactKinds;
}

const account = (activityId: number) => ({ classUid: 3001, activityId, version: 1 }) as const;
const authentication = (activityId: number) => ({ classUid: 3002, activityId, version: 1 }) as const;
const access = (activityId: number) => ({ classUid: 3005, activityId, version: 1 }) as const;
const api = (activityId: number) => ({ classUid: 6003, activityId, version: 1 }) as const;
const finding = { classUid: 2004, activityId: 1, version: 1 } as const;

/**
 * What code writes down by name, each with the facts that may stand in its record: ids, counts, codes and reasons, never a clear personal
 * text. What HTTP writes by itself has the facts of `REQUEST_FACTS`. A change of a list is a new version.
 */
export const AUDIT_ACTIONS = {
  'audit.policy-change': { ...api(3), facts: { retainDays: 'number', legalHold: 'flag', allowsImpersonation: 'flag' } },
  'audit.sink-change': { ...api(3), facts: { host: 'text', format: 'text', status: 'text' } },
  'audit.prune': { ...api(4), facts: { records: 'number', olderThan: 'text' } },
  'impersonation.open': { ...authentication(1), facts: { reason: 'text', ticket: 'text', minutes: 'number' } },
  'impersonation.end': { ...authentication(2), facts: { reason: 'text' } },
  'session.open': {
    ...authentication(1),
    facts: { methods: 'text', level: 'number', sessionId: 'text', isNewDevice: 'flag', code: 'text' },
  },
  'oauth.token': { ...authentication(1), facts: { grantType: 'text', code: 'text' } },
  'session.refresh': { ...authentication(3), facts: { sessionId: 'text', familyId: 'text', code: 'text' } },
  'session.end': { ...authentication(2), facts: { reason: 'text', sessionId: 'text', sessions: 'number' } },
  // By a phone, to another device.
  'session.lend': { ...authentication(99), facts: { code: 'text' } },
  'session.step-up': { ...authentication(1), facts: { methods: 'text', level: 'number', code: 'text' } },
  'user.lock': { ...account(9), facts: { failures: 'number', seconds: 'number' } },
  'user.register': { ...account(1), facts: { source: 'text' } },
  'user.invite': { ...account(1), facts: { role: 'text' } },
  'password.change': { ...account(3), facts: { reason: 'text' } },
  'password.reset': { ...account(4), facts: { step: 'text' } },
  'factor.add': { ...account(10), facts: { kind: 'text', factorId: 'text' } },
  'factor.remove': { ...account(11), facts: { kind: 'text', factorId: 'text' } },
  'factor.alert': { ...finding, facts: { kind: 'text', factorId: 'text', code: 'text' } },
  'security.alert': { ...finding, facts: { kind: 'text', code: 'text', sessionId: 'text' } },
  'role.change': { ...access(1), facts: { roleId: 'text', permissions: 'number' } },
  'role.force': { ...access(1), facts: { cases: 'text', reason: 'text' } },
  // By whoever has found it, or by a program that sends it in an address.
  'api-key.leak': { ...finding, facts: { keyId: 'text', place: 'text', done: 'text' } },
  // Tries behind the first one with a credential that is not, or no more, a right one.
  'credential.refuse': { ...finding, facts: { code: 'text', tries: 'number', seconds: 'number' } },
  'api-key.unused': { ...account(5), facts: { keyId: 'text', days: 'number' } },
  'grant.give': { ...access(1), facts: { grantId: 'text', roleId: 'text', reason: 'text' } },
  'grant.revoke': { ...access(2), facts: { grantId: 'text', roleId: 'text', reason: 'text' } },
} as const satisfies Readonly<Record<string, AuditActionDefinition>>;

/** An action that code names. */
export type AuditAction = keyof typeof AUDIT_ACTIONS;

interface FactValues {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
}

/** The facts that a record of the action may hold. */
export type AuditFacts<Action extends AuditAction> = {
  readonly [
    Fact in keyof (typeof AUDIT_ACTIONS)[Action]['facts']
  ]?: (typeof AUDIT_ACTIONS)[Action]['facts'][Fact] extends infer Kind extends FactKind
    ? FactValues[Kind] | null
    : never;
};

/** What HTTP writes of an operation by itself: its name, and how a refusal was answered. */
export const REQUEST_FACTS = { operation: 'text', status: 'number', code: 'text' } as const satisfies FactKinds;

const LONGEST_TEXT = 500;
const TYPE_OF: Readonly<Record<FactKind, string>> = { text: 'string', number: 'number', flag: 'boolean' };

/**
 * The facts as they may be written down, longer texts cut.
 * @throws Error for one that the action does not have, or of another kind: who writes it has a bug
 */
export function checkedFacts(
  action: string,
  kinds: FactKinds,
  facts: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Record<string, string | number | boolean | null> {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined) as [
    string,
    string | number | boolean | null,
  ][];
  return Object.fromEntries(
    known.map(([name, value]) => {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      if (!kind || (value !== null && typeof value !== TYPE_OF[kind]))
        throw new Error(`The audit action ${action} has no fact ${name} of this kind; see AUDIT_ACTIONS`);
      return [name, typeof value === 'string' ? cut(value) : value];
    }),
  );
}

/** Text that jsonb can hold, cut at 500 characters. */
export function cut(text: string, longest = LONGEST_TEXT): string {
  return text.slice(0, longest).replaceAll('\0', '').toWellFormed();
}
