import {
  GROUP_COLUMNS,
  GROUPS_OF_DIRECTORY,
  PEOPLE_OF_DIRECTORY,
  PERSON_COLUMNS,
} from '../../entities/provisioned-rows.ts';

/** What is read and written about the people and groups of directories. */
export const PROVISIONED_SQL = {
  person: {
    name: 'scim.person',
    text: `select ${PERSON_COLUMNS} from ${PEOPLE_OF_DIRECTORY} where u.user_id = $2`,
  },
  // Two who change one person come one behind the other.
  lockPerson: {
    name: 'scim.person_lock',
    text: `select ${PERSON_COLUMNS} from ${PEOPLE_OF_DIRECTORY} where u.user_id = $2 for update`,
  },
  // Owners without ifs and ends who may sign in, of whom the tenant keeps one. Who takes the last two away comes one behind the other.
  lockOwners: {
    name: 'scim.owners_lock',
    text: `select user_id from identity_user where disabled_at is null and user_id::text in
        (select holder_id from identity_grant where holder_kind = 'user' and role_id = $1 and revoked_at is null and not_before is null
          and not_after is null and scope ->> 'kind' = 'tenant' and context -> 'addresses' = '[]' and context ->> 'hours' is null
          and context ->> 'trustedDevice' is null)
      order by user_id for update`,
  },
  holdsOwnership: {
    name: 'scim.holds_ownership',
    text: `select 1 from identity_grant where role_id = $1 and revoked_at is null and (holder_kind = 'user' and holder_id = $2
        or holder_kind = 'group' and holder_id in (select group_id::text from identity_group where removed_at is null and members @> to_jsonb($2::text)))
      limit 1`,
  },
  link: {
    name: 'scim.link',
    text: `insert into identity_external (connection_id, kind, internal_id, external_id, facts, created_at, changed_at, last_seen_at)
      values ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz, $6::timestamptz)
      on conflict do nothing returning internal_id`,
  },
  changePerson: {
    name: 'scim.person_change',
    text: `update identity_user set email = $2, name = $3, disabled_at = $4,
        email_verified_at = case when email = $2 then email_verified_at else $5::timestamptz end where user_id = $1`,
  },
  changeLink: {
    name: 'scim.link_change',
    text: `update identity_external set external_id = $4, facts = $5, version = version + 1, changed_at = $6::timestamptz, last_seen_at = $6::timestamptz
      where connection_id = $1 and kind = $2 and internal_id = $3`,
  },
  unlink: {
    name: 'scim.unlink',
    text: 'delete from identity_external where connection_id = $1 and kind = $2 and internal_id = $3 returning internal_id',
  },
  unlinkAll: { name: 'scim.unlink_all', text: 'delete from identity_external where connection_id = $1' },
  keeper: {
    name: 'scim.linked_elsewhere',
    text: `select c.connection_id from identity_external x join identity_connection c using (connection_id)
      where x.kind = 'user' and x.internal_id = $1 and c.kind = 'scim'`,
  },
  group: {
    name: 'scim.group',
    text: `select ${GROUP_COLUMNS}, g.members as all_members from ${GROUPS_OF_DIRECTORY} where g.group_id = $2`,
  },
  groups: {
    name: 'scim.groups',
    text: `select g.group_id, g.name from ${GROUPS_OF_DIRECTORY} order by g.group_id`,
  },
  groupsWith: {
    name: 'scim.groups_with',
    text: `select g.group_id from ${GROUPS_OF_DIRECTORY} where g.members @> to_jsonb($2::text)`,
  },
  // Whoever names groups of one directory comes one behind the other, so that no name is given twice.
  lockDirectory: {
    name: 'scim.directory_lock',
    text: 'select connection_id from identity_connection where connection_id = $1 for update',
  },
  groupNamed: {
    name: 'scim.group_named',
    text: `select g.group_id from ${GROUPS_OF_DIRECTORY} where lower(g.name) = lower($2) and g.group_id <> $3`,
  },
  known: {
    name: 'scim.known',
    text: `select count(*)::int as known from identity_external where connection_id = $1 and kind = 'user' and internal_id = any($2::uuid[])`,
  },
} as const;
