import {
  type BoundConditions,
  type AccessRule,
  type AccessSubject,
  type AccessSubjects,
  bindConditions,
  narrowed,
  type TemplateValues,
} from '#kernel/domain';
import { type Grant, type GrantScope, type Holder } from './grant.ts';
import { type Circumstances, type NotInForce, whyNotInForce } from './grant-in-force.ts';
import { flattened, type InheritedPermission } from './inheritance.ts';
import { type PermissionRule } from './permission-rule.ts';
import { type RoleCatalogue } from './role.ts';

/** All that decides about one holder: their grants, also those of their groups, and the roles. */
export interface HolderPolicy {
  readonly holder: Holder;
  readonly grants: readonly Grant[];
  /** UUIDs of the groups that the person is in. */
  readonly groupIds: readonly string[];
  readonly roles: RoleCatalogue;
}

/** A rule with where it comes from. */
export interface TracedRule {
  readonly rule: AccessRule;
  readonly grant: Grant;
  readonly permission: PermissionRule;
  readonly path: readonly string[];
}

/** What came of a grant's permission: why it is no rule. */
export interface MissedRule extends Omit<TracedRule, 'rule'> {
  readonly why: NotInForce | 'scope' | 'template';
}

/** The rules that hold, in CASL's order: later ones go before earlier ones. */
export interface RulesOfHolder {
  readonly rules: readonly TracedRule[];
  readonly missed: readonly MissedRule[];
}

/**
 * What somebody may do now. By priority, and of equal priority what takes away comes last; else the order does not matter. What cannot
 * be filled fails closed: a permission is no rule then, and a prohibition holds for everything.
 */
export function rulesOf(
  subjects: AccessSubjects,
  policy: HolderPolicy,
  circumstances: Circumstances,
  values: TemplateValues = valuesOf(policy, circumstances),
): RulesOfHolder {
  const rules: TracedRule[] = [];
  const missed: MissedRule[] = [];
  for (const grant of policy.grants) {
    const why = whyNotInForce(grant, circumstances);
    for (const inherited of flattened(policy.roles, grant.roleId)) {
      const rule = why ?? ruleOfPermission(subjects, { scope: grant.scope, inherited, values });
      if (rule === null) continue;
      if (typeof rule === 'string') missed.push({ grant, ...inherited, why: rule });
      else rules.push({ grant, ...inherited, rule });
    }
  }
  return { rules: rules.sort((one, other) => rank(one) - rank(other) || weight(one) - weight(other)), missed };
}

const rank = ({ permission }: TracedRule): number => permission.priority;
const weight = ({ permission }: TracedRule): number => Number(permission.inverted);

/** What the templates are filled with: a person is at the workshops, and has the vehicles, that their grants name. */
function valuesOf({ holder, groupIds, grants }: HolderPolicy, circumstances: Circumstances): TemplateValues {
  const holding = grants.filter((grant) => whyNotInForce(grant, circumstances) === null);
  const idsOf = (kind: GrantScope['kind']) => [
    ...new Set(holding.flatMap(({ scope }) => (scope.kind === kind ? scope.ids : []))),
  ];
  return {
    ...(holder.kind === 'user' ? { 'user.id': holder.id, 'user.groupIds': groupIds } : {}),
    'user.workshopIds': idsOf('workshop'),
    'user.vehicleIds': idsOf('fleet'),
  };
}

/**
 * What a grant would ever give to whoever has it: a template that it does not fill itself stands for all that it could be filled with.
 * For the question whether somebody may give it; nobody's instance fulfils such a rule.
 */
export function widestRulesOf(
  subjects: AccessSubjects,
  roles: RoleCatalogue,
  grant: Pick<Grant, 'roleId' | 'holder' | 'scope'>,
): AccessRule[] {
  const { scope, holder } = grant;
  const values: TemplateValues = {
    'user.id': holder.kind === 'user' ? holder.id : '${user.id}',
    'user.groupIds': ['${user.groupIds}'],
    'user.workshopIds': scope.kind === 'workshop' ? scope.ids : ['${user.workshopIds}'],
    'user.vehicleIds': scope.kind === 'fleet' ? scope.ids : ['${user.vehicleIds}'],
  };
  return flattened(roles, grant.roleId).flatMap((inherited) => {
    const rule = ruleOfPermission(subjects, { scope, inherited, values });
    return rule === null || typeof rule === 'string' ? [] : [rule];
  });
}

interface Given {
  readonly scope: GrantScope;
  readonly inherited: InheritedPermission;
  readonly values: TemplateValues;
}

/** `null`: nothing is said by it, about anything that there could be. */
function ruleOfPermission(
  subjects: AccessSubjects,
  { scope, inherited, values }: Given,
): AccessRule | 'scope' | 'template' | null {
  const { permission } = inherited;
  const { action, subject: name, fields, inverted } = permission;
  const rule: AccessRule = {
    action: action === '*' ? 'manage' : action,
    subject: name === '*' ? 'all' : name,
    ...(fields ? { fields } : {}),
    ...(inverted ? { inverted } : {}),
  };
  const subject = subjects.find(name);
  const own = permission.conditions === null ? {} : subject && bindConditions(subject, permission.conditions, values);
  if (!own) return inverted ? rule : 'template';
  if (scope.kind === 'tenant') return Object.keys(own).length === 0 ? rule : { ...rule, conditions: own };
  if (!subject) return inverted ? null : 'scope';
  return withinScope(subject, { rule, own, scope, values, isOpen: subject.open?.includes(action) ?? false });
}

interface Narrowing extends Pick<Given, 'scope' | 'values'> {
  readonly rule: AccessRule;
  readonly own: BoundConditions;
  readonly isOpen: boolean;
}

function withinScope(
  { scopes }: AccessSubject,
  { rule, own, scope: { kind, ids }, values, isOpen }: Narrowing,
): AccessRule | 'scope' | null {
  const column = kind === 'tenant' ? undefined : scopes?.[kind];
  if (column === undefined && isOpen) return Object.keys(own).length === 0 ? rule : { ...rule, conditions: own };
  const allowed = kind === 'own' ? [values['user.id'] ?? []].flat() : ids;
  const conditions = column === undefined ? null : narrowed(own, column, allowed);
  if (conditions) return { ...rule, conditions };
  return rule.inverted ? null : 'scope';
}
