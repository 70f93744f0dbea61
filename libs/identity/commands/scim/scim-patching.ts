import { type Filter, parse, stringify } from 'scim2-parse-filter';
import { NoTarget, ScimError, scimPatch, type ScimPatchOperation } from 'scim-patch';
import { uuidOf } from '#kernel';
import { refused } from '../../domain/scim/scim-refusal.ts';
import { type GroupDraft, readMembers } from '../../domain/scim/scim-group.ts';
import { type ScimResource } from '../../domain/scim/scim-resource.ts';
import { readUser, type UserDraft } from '../../domain/scim/scim-user.ts';
import { attribute, booleanOf, listOf, objectOf, type ScimObject, textOf } from '../../domain/scim/scim-values.ts';
import { type PatchStep } from './scim-patch-request.ts';

const LISTED = 20;
const EMAIL_PARTS = ['value', 'type', 'primary'];
const NAME_PARTS = ['formatted', 'givenName', 'familyName'];

/** What is left of a user when a patch was applied, read as anew. @throws DomainError `scim.refused` */
export function patchUser(before: ScimResource, steps: readonly PatchStep[]): UserDraft {
  const { meta: _, id: __, ...rest } = structuredClone(before);
  const operations = steps.flatMap(ofUser);
  try {
    const patched = scimPatch(rest as unknown as Parameters<typeof scimPatch>[0], operations);
    return readUser(withOnePrimary(patched as unknown as ScimObject));
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    throw refused(error instanceof NoTarget ? 'noTarget' : 'invalidPath', 'The patch names what is not there');
  }
}

/** Of several primary addresses the one that came last is meant. */
function withOnePrimary(resource: ScimObject): ScimObject {
  const emails = resource['emails'];
  if (!Array.isArray(emails)) return resource;
  const last = (emails as ScimObject[]).findLastIndex(({ primary }) => booleanOf(primary, 'emails.primary'));
  return {
    ...resource,
    emails: emails.map((email: ScimObject, index) => (index === last ? email : notPrimary(email))),
  };
}

function notPrimary({ primary, ...email }: ScimObject): ScimObject {
  return booleanOf(primary, 'emails.primary') === true
    ? { ...email, primary: false }
    : { ...email, ...(primary === undefined ? {} : { primary }) };
}

/** The library gets only names that we know: it would follow any path, also into what all objects share. */
function ofUser({ op, attr, condition, sub, value }: PatchStep): ScimPatchOperation[] {
  const isRemoval = op === 'remove' || value === null || value === undefined || value === '';
  if (isRemoval && (attr === 'userName' || attr === 'active'))
    throw refused('mutability', `${attr} cannot be taken away, only given another value`);
  const where = condition === undefined ? '' : `[${stringify(checkedCondition(condition, EMAIL_PARTS))}]`;
  const path = `${attr}${where}${sub === undefined ? '' : `.${sub}`}`;
  if (!isRemoval) return [{ op, path, value: valueOf({ attr, condition, sub, value }) }];
  if (op === 'add') return [];
  return [{ op: 'remove', path, ...(attr === 'emails' && !where && value ? { value: emailsOf(value) } : {}) }];
}

function valueOf({ attr, condition, sub, value }: Pick<PatchStep, 'attr' | 'condition' | 'sub' | 'value'>): unknown {
  if (sub === 'primary') return booleanOf(value, 'emails.primary');
  if (sub !== undefined) return textOf(value, `${attr}.${sub}`, 254);
  if (attr === 'name') return partsOf(value, 'name', NAME_PARTS);
  if (attr !== 'emails') return value;
  return condition === undefined ? emailsOf(value) : partsOf(value, 'emails', EMAIL_PARTS);
}

const emailsOf = (value: unknown): ScimObject[] =>
  listOf(value, 'emails', LISTED).map((email) => partsOf(email, 'emails', EMAIL_PARTS));

function partsOf(value: unknown, name: string, parts: readonly string[]): ScimObject {
  const object = objectOf(value, name);
  const known = parts.map((part) => [part, attribute(object, part)] as const);
  return Object.fromEntries(known.filter(([, given]) => given !== undefined));
}

/** What is left of a group when a patch was applied. Members are sets here, as a group may have very many. @throws DomainError `scim.refused` */
export function patchGroup(before: GroupDraft, steps: readonly PatchStep[]): GroupDraft {
  let { displayName, externalId } = before;
  let members = new Set(before.members);
  for (const step of steps) {
    const { op, attr, value } = step;
    if (attr === 'members') members = patchMembers(members, step);
    else if (attr === 'externalId') externalId = op === 'remove' ? null : (textOf(value, 'externalId') ?? null);
    else if (op === 'remove') throw refused('mutability', 'displayName cannot be taken away');
    else displayName = textOf(value, 'displayName', 100) ?? displayName;
  }
  return { displayName, externalId, members: [...members] };
}

function patchMembers(members: Set<string>, { op, condition, value }: PatchStep): Set<string> {
  if (condition !== undefined) {
    if (op !== 'remove') throw refused('invalidPath', 'members are added and replaced without a condition');
    return without(members, membersNamed(checkedCondition(condition, ['value'])));
  }
  const isAll = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  if (op === 'remove' && isAll) return value === undefined || value === null ? new Set() : members;
  const named = readMembers(value);
  if (op === 'replace') return new Set(named);
  return op === 'add' ? new Set([...members, ...named]) : without(members, named);
}

function without(members: ReadonlySet<string>, leaving: readonly string[]): Set<string> {
  const gone = new Set(leaving);
  return new Set([...members].filter((member) => !gone.has(member)));
}

/** A group may be large and a patch long, so members are named and not searched: `value eq "usr_…"`, several joined by `or`. */
function membersNamed(condition: Filter): string[] {
  if (condition.op === 'or') return condition.filters.flatMap(membersNamed);
  if (condition.op !== 'eq')
    throw refused('invalidFilter', 'members are named by value eq "usr_…", several joined by or');
  const userId = uuidOf('usr', String(condition.compValue));
  return userId === null ? [] : [userId];
}

/** The condition of a path over these parts alone. @throws DomainError `invalidFilter`, `invalidPath` */
function checkedCondition(text: string, parts: readonly string[]): Filter {
  try {
    return knownOnly(parse(text), parts);
  } catch (error) {
    if (error instanceof Error && error.name !== 'DomainError')
      throw refused('invalidFilter', `${text} is no condition as RFC 7644 writes them`);
    throw error;
  }
}

function knownOnly(condition: Filter, parts: readonly string[]): Filter {
  if (condition.op === '[]') throw refused('invalidPath', 'A condition holds no other one in brackets');
  if (condition.op === 'not') return { ...condition, filter: knownOnly(condition.filter, parts) };
  if ('filters' in condition) return { ...condition, filters: condition.filters.map((part) => knownOnly(part, parts)) };
  const attrPath = partNamed(condition.attrPath, parts);
  if (!('compValue' in condition) || attrPath !== 'primary') return { ...condition, attrPath };
  // Entra writes "True".
  return { ...condition, attrPath, compValue: booleanOf(condition.compValue, attrPath) ?? null };
}

function partNamed(name: string, parts: readonly string[]): string {
  const part = parts.find((known) => known.toLowerCase() === name.toLowerCase());
  if (part === undefined) throw refused('invalidPath', `A condition may ask for ${parts.join(', ')}`);
  return part;
}
