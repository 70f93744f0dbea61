import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '#kernel';
import { type Grant, type Holder } from '../../domain/access/grant.ts';
import { HolderPolicies, type ReadPolicy } from '../../domain/access/holder-policies.ts';
import { type Role } from '../../domain/access/role.ts';
import { grantOfRow } from '../../entities/access-rows.ts';

type GrantRow = Parameters<typeof grantOfRow>[0];

const GROUPS_OF = `select group_id from identity_group where members @> to_jsonb($2::text) and removed_at is null`;

const SQL = {
  version: {
    name: 'identity.access_version',
    text: `select greatest((select coalesce(max(position), 0) from identity_role), (select coalesce(max(position), 0) from identity_group),
      (select coalesce(max(position), 0) from identity_grant))::float8 as version`,
  },
  roles: {
    name: 'identity.roles',
    text: `select role_id as "roleId", name, description, inherits, permissions from identity_role where removed_at is null`,
  },
  groups: {
    name: 'identity.groups_of',
    text: `select group_id as "groupId" from identity_group where $1 = 'user' and members @> to_jsonb($2::text) and removed_at is null`,
  },
  grants: {
    name: 'identity.grants_of',
    text: `select grant_id as "grantId", holder_kind as "holderKind", holder_id as "holderId", role_id as "roleId", scope, not_before as "notBefore",
        not_after as "notAfter", context, reason, source from identity_grant
      where revoked_at is null and ((holder_kind = $1 and holder_id = $2)
        or ($1 = 'user' and holder_kind = 'group' and holder_id in (select g.group_id::text from (${GROUPS_OF}) g))) order by grant_id`,
  },
} as const;

/** One round trip; the version is read first, so that what is newer than it is at worst read once more. */
@Injectable()
export class StoredHolderPolicies extends HolderPolicies {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async version(schema: string): Promise<number> {
    const [row] = await this.database.read<{ version: number }>(schema, SQL.version);
    return row!.version;
  }

  override async read(schema: string, holder: Holder): Promise<ReadPolicy> {
    const values = [holder.kind, holder.id];
    const [[at], roles, groups, grants] = await this.database.readAll<
      [{ version: number }, Role, { groupId: string }, GrantRow]
    >(schema, [SQL.version, SQL.roles, { ...SQL.groups, values }, { ...SQL.grants, values }]);
    return {
      version: at!.version,
      policy: {
        holder,
        roles: Object.fromEntries(roles.map((role) => [role.roleId, role])),
        groupIds: groups.map(({ groupId }) => groupId),
        grants: grants.map((row): Grant => grantOfRow(row)),
      },
    };
  }
}
