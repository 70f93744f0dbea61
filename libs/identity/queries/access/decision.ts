import { permittedFieldsOf } from '@casl/ability/extra';
import {
  abilityFrom,
  type AccessRule,
  type AccessSubject,
  type AppAbility,
  type AppSubject,
  instanceOf,
  ruleOf,
} from '#kernel';
import { EVERYBODY_MAY } from '../../domain/access/everybody.ts';
import { type MissedRule, type RulesOfHolder, type TracedRule } from '../../domain/access/rules-of-grants.ts';

/** May this be done, to this thing or, without one, to any? */
export interface Question {
  readonly action: string;
  readonly subject: AccessSubject;
  readonly row?: Readonly<Record<string, unknown>>;
}

export interface Decision {
  readonly allowed: boolean;
  /** Fields with which it may be done; `null` where the subject has none that a rule could name. */
  readonly fields: readonly string[] | null;
  /** The rules without which the answer would be the other one. */
  readonly because: readonly TracedRule[];
  /** Rules about the same that did not come to bear, with the reason. */
  readonly nearest: readonly (MissedRule | (TracedRule & { readonly why: 'conditions' }))[];
}

const MOST_NEAREST = 20;
const OF_EVERYBODY = EVERYBODY_MAY.map(ruleOf);

/** The ability that these rules make, together with what everybody has. */
export function abilityOfRules({ rules }: RulesOfHolder, isPerson: boolean): AppAbility {
  return abilityFrom([...(isPerson ? OF_EVERYBODY : []), ...rules.map(({ rule }) => rule)]);
}

/** The answer, with the rules that make it. */
export function decide(found: RulesOfHolder, isPerson: boolean, question: Question): Decision {
  const ability = abilityOfRules(found, isPerson);
  const allowed = isAllowedBy(ability, question);
  const about = found.rules.filter(({ rule }) => speaksOf(rule, question));
  return {
    allowed,
    fields: fieldsOf(ability, question),
    because: decisive(about, { allowed, isPerson }, question),
    nearest: [
      ...found.missed.filter(
        ({ permission: { action, subject, inverted } }) =>
          !inverted && speaksOf(ruleOf(`${subject}:${action}`), question),
      ),
      ...about
        .filter(({ rule }) => !rule.inverted && !bearsOn(rule, question))
        .map((traced) => ({ ...traced, why: 'conditions' as const })),
    ].slice(0, MOST_NEAREST),
  };
}

/** Whether people may do it who were granted nothing. */
export function isEverybodys(question: Question): boolean {
  return isAllowedBy(abilityFrom(OF_EVERYBODY), question);
}

/** Whether an ability answers yes. */
export function isAllowedBy(ability: AppAbility, question: Question): boolean {
  return ability.can(question.action, thingOf(question));
}

/** Fields with which it may be done. */
export function fieldsOf(ability: AppAbility, question: Question): string[] | null {
  const { action, subject, row } = question;
  if (!subject.fields) return null;
  if (!row) return subject.fields.filter((field) => ability.can(action, subject.name, field));
  return permittedFieldsOf(ability, action, thingOf(question), {
    fieldsFrom: ({ fields }) => fields ?? [...subject.fields!],
  });
}

/**
 * From the strongest rule down: those of one kind, until one of the other kind bears on the question. Without them that one decides, or,
 * where there is none, nothing does and the answer is no. A no that rests on nothing has no rule to name.
 */
function decisive(
  about: readonly TracedRule[],
  { allowed, isPerson }: { readonly allowed: boolean; readonly isPerson: boolean },
  question: Question,
): TracedRule[] {
  const bearing = about.filter(({ rule }) => bearsOn(rule, question)).toReversed();
  const other = bearing.findIndex(({ rule }) => Boolean(rule.inverted) === allowed);
  if (other !== -1) return bearing.slice(0, other);
  return allowed || (isPerson && isEverybodys(question)) ? bearing : [];
}

function speaksOf(rule: AccessRule, { action, subject }: Question): boolean {
  return (
    (rule.action === 'manage' || rule.action === action) && (rule.subject === 'all' || rule.subject === subject.name)
  );
}

/** A prohibition of some fields prohibits no thing; without a thing, one under conditions prohibits not all of them. */
function bearsOn(rule: AccessRule, question: Question): boolean {
  if (rule.inverted && (rule.fields || (!question.row && rule.conditions))) return false;
  const { inverted: _, ...positive } = rule;
  return isAllowedBy(abilityFrom([positive]), question);
}

function thingOf({ subject, row }: Question): AppSubject {
  return row ? instanceOf(subject, row) : subject.name;
}
