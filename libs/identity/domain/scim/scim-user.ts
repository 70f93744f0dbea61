import { typedId } from '#kernel/domain';
import { metaOf, type ScimResource } from './scim-resource.ts';
import { refused } from './scim-refusal.ts';
import {
  assigned,
  attribute,
  booleanOf,
  listOf,
  objectOf,
  requireSchema,
  type ScimObject,
  textOf,
} from './scim-values.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';

export interface ScimName {
  readonly formatted?: string;
  readonly givenName?: string;
  readonly familyName?: string;
}

export interface ScimEmail {
  readonly value: string;
  readonly type?: string;
  readonly primary?: boolean;
}

/** What the directory says of somebody that stands in no other place. */
export interface UserFacts {
  /** As it was written; the person's address is the same in small letters. */
  readonly userName?: string;
  readonly displayName?: string;
  readonly name?: ScimName;
  readonly emails?: readonly ScimEmail[];
}

/** What a directory wants somebody to be. */
export interface UserDraft {
  /** In small letters. */
  readonly email: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly facts: UserFacts;
}

/** Somebody whom a directory knows. */
export interface ProvisionedPerson {
  /** UUID. */
  readonly userId: string;
  readonly email: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly facts: UserFacts;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const LONGEST_ADDRESS = 254;
const MOST_EMAILS = 20;

/**
 * Reads a whole user as POST and PUT send it, and as a PATCH leaves it. What is not kept (`USER_ATTRIBUTES` says what is) is left out.
 * @throws DomainError `invalidSyntax`, `invalidValue`
 */
export function readUser(resource: ScimObject): UserDraft {
  requireSchema(resource, USER_SCHEMA);
  const userName = addressOf(attribute(resource, 'userName'), 'userName');
  const name = attribute(resource, 'name');
  const emails = listOf(attribute(resource, 'emails'), 'emails', MOST_EMAILS).map(emailOf);
  if (emails.filter(({ primary }) => primary).length > 1)
    throw refused('invalidValue', 'emails may have one primary value');
  return {
    email: userName.toLowerCase(),
    externalId: textOf(attribute(resource, 'externalId'), 'externalId') ?? null,
    active: booleanOf(attribute(resource, 'active'), 'active') ?? true,
    facts: assigned<UserFacts>({
      userName,
      displayName: textOf(attribute(resource, 'displayName'), 'displayName'),
      name: name === undefined || name === null ? undefined : nameOf(objectOf(name, 'name')),
      emails: emails.length > 0 ? emails : undefined,
    }),
  };
}

/** What people call the person. */
export function shownName({ email, facts: { displayName, name = {} } }: Pick<UserDraft, 'email' | 'facts'>): string {
  const parts = [name.givenName, name.familyName].filter(Boolean).join(' ');
  return displayName ?? name.formatted ?? (parts === '' ? email : parts);
}

/** The person as a SCIM user. */
export function showUser(person: ProvisionedPerson): ScimResource {
  const { userId, email, externalId, active, facts } = person;
  const { userName, displayName, name, emails } = facts;
  return assigned<ScimResource>({
    schemas: [USER_SCHEMA],
    id: typedId('usr', userId),
    externalId: externalId ?? undefined,
    userName: userName?.toLowerCase() === email ? userName : email,
    name,
    displayName,
    active,
    emails,
    meta: metaOf('User', person),
  });
}

function nameOf(name: ScimObject): ScimName | undefined {
  const read = assigned<ScimName>({
    formatted: textOf(attribute(name, 'formatted'), 'name.formatted'),
    givenName: textOf(attribute(name, 'givenName'), 'name.givenName'),
    familyName: textOf(attribute(name, 'familyName'), 'name.familyName'),
  });
  return Object.keys(read).length > 0 ? read : undefined;
}

function emailOf(value: unknown): ScimEmail {
  const email = objectOf(value, 'each of emails');
  return assigned<ScimEmail>({
    value: addressOf(attribute(email, 'value'), 'emails.value'),
    type: textOf(attribute(email, 'type'), 'emails.type', 50),
    primary: booleanOf(attribute(email, 'primary'), 'emails.primary'),
  });
}

function addressOf(value: unknown, name: string): string {
  const text = textOf(value, name, LONGEST_ADDRESS);
  if (text !== undefined && ADDRESS.test(text)) return text;
  throw refused('invalidValue', `${name} must be an e-mail address`);
}
