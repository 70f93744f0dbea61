import { typedId, uuidOf } from '#kernel/domain';
import { refused } from './scim-refusal.ts';
import { assigned, attribute, listOf, objectOf, requireSchema, type ScimObject, textOf } from './scim-values.ts';
import { metaOf, type ScimResource } from './scim-resource.ts';

export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** As many as a group of Clutch may have. */
export const MOST_MEMBERS = 10_000;

/** What a directory wants a group to be. */
export interface GroupDraft {
  readonly displayName: string;
  readonly externalId: string | null;
  /** UUIDs of people, each once. */
  readonly members: readonly string[];
}

/** A group that a directory has made. */
export interface ProvisionedGroup extends GroupDraft {
  /** UUID. */
  readonly groupId: string;
  /** Of the group itself: whoever changes it makes it another one. */
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Reads a whole group. @throws DomainError `invalidSyntax`, `invalidValue` */
export function readGroup(resource: ScimObject): GroupDraft {
  requireSchema(resource, GROUP_SCHEMA);
  const displayName = textOf(attribute(resource, 'displayName'), 'displayName', 100);
  if (displayName === undefined) throw refused('invalidValue', 'displayName must be a text');
  return {
    displayName,
    externalId: textOf(attribute(resource, 'externalId'), 'externalId') ?? null,
    members: readMembers(attribute(resource, 'members')),
  };
}

/** UUIDs of the members that a value names, each once. @throws DomainError `invalidValue` for what is no person's id */
export function readMembers(value: unknown): string[] {
  const ids = listOf(value, 'members', MOST_MEMBERS).map((member) => {
    const id = textOf(attribute(objectOf(member, 'each of members'), 'value'), 'members.value');
    const userId = uuidOf('usr', id ?? '');
    if (userId === null) throw refused('invalidValue', `members must be ids of users; ${id ?? 'nothing'} is none`);
    return userId;
  });
  return [...new Set(ids)];
}

/** The group as a SCIM group. */
export function showGroup(group: ProvisionedGroup): ScimResource {
  const { groupId, externalId, displayName, members } = group;
  return assigned<ScimResource>({
    schemas: [GROUP_SCHEMA],
    id: typedId('grp', groupId),
    externalId: externalId ?? undefined,
    displayName,
    members: members.map((userId) => ({ value: typedId('usr', userId), type: 'User' })),
    meta: metaOf('Group', group),
  });
}
