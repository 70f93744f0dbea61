import { type ProvisionedGroup } from '../domain/scim/scim-group.ts';
import { type ProvisionedPerson, type UserFacts } from '../domain/scim/scim-user.ts';

/** Of `identity_user u` and `identity_external x`. */
export const PERSON_COLUMNS = `u.user_id, u.email, u.disabled_at, x.external_id, x.facts, x.version, x.created_at, x.changed_at`;

/** The people of the directory `$1`. */
export const PEOPLE_OF_DIRECTORY = `identity_external x join identity_user u on u.user_id = x.internal_id and x.connection_id = $1 and x.kind = 'user'`;

export interface PersonRow {
  readonly user_id: string;
  readonly email: string;
  readonly disabled_at: Date | null;
  readonly external_id: string | null;
  readonly facts: UserFacts;
  readonly version: number;
  readonly created_at: Date;
  readonly changed_at: Date;
}

export function personOf(row: PersonRow): ProvisionedPerson {
  return {
    userId: row.user_id,
    email: row.email,
    externalId: row.external_id,
    active: row.disabled_at === null,
    facts: row.facts,
    version: row.version,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** The groups of the directory `$1`. */
export const GROUPS_OF_DIRECTORY = `identity_external x join identity_group g on g.group_id = x.internal_id and g.removed_at is null
  and x.connection_id = $1 and x.kind = 'group'`;

/** Of `identity_group g` and `identity_external x`. */
export const PLAIN_GROUP_COLUMNS = 'g.group_id, g.name, g.version, x.external_id, x.created_at, x.changed_at';

/** The same with the members whom the directory knows, in their order. */
export const GROUP_COLUMNS = `${PLAIN_GROUP_COLUMNS}, coalesce((select jsonb_agg(m.id order by m.n)
    from jsonb_array_elements_text(g.members) with ordinality as m (id, n)
    join identity_external k on k.connection_id = x.connection_id and k.kind = 'user' and k.internal_id = m.id::uuid), '[]') as members`;

export interface GroupOfDirectoryRow {
  readonly group_id: string;
  readonly name: string;
  readonly version: number;
  readonly external_id: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
  /** Absent where nobody asked for them. */
  readonly members?: readonly string[];
}

export function groupOf(row: GroupOfDirectoryRow): ProvisionedGroup {
  return {
    groupId: row.group_id,
    displayName: row.name,
    externalId: row.external_id,
    members: row.members ?? [],
    version: row.version,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
