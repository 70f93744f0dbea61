import { defineEntity, p } from '@mikro-orm/core';
import { currentContext, type Inline, type Statement } from '#kernel';
import {
  type Grant,
  type GrantEvent,
  type GrantContext,
  type GrantScope,
  type GrantSource,
  type Holder,
} from '../domain/access/grant.ts';
import { type GroupEvent } from '../domain/access/group.ts';
import { type PermissionRule } from '../domain/access/permission-rule.ts';
import { type RoleEvent } from '../domain/access/role.ts';

/** A role of the tenant's own. */
export const RoleRow = defineEntity({
  name: 'RoleRow',
  tableName: 'identity_role',
  schema: '*',
  properties: {
    roleId: p.uuid().primary(),
    position: p.bigint('number'),
    name: p.text(),
    description: p.text(),
    inherits: p.json<readonly string[]>(),
    permissions: p.json<readonly PermissionRule[]>(),
    removedAt: p.datetime().nullable(),
  },
});

/** A group of people. */
export const GroupRow = defineEntity({
  name: 'GroupRow',
  tableName: 'identity_group',
  schema: '*',
  properties: {
    groupId: p.uuid().primary(),
    position: p.bigint('number'),
    version: p.integer(),
    name: p.text(),
    members: p.json<readonly string[]>(),
    removedAt: p.datetime().nullable(),
  },
});

/** A grant, also one that is over or was revoked. */
export const GrantRow = defineEntity({
  name: 'GrantRow',
  tableName: 'identity_grant',
  schema: '*',
  properties: {
    grantId: p.uuid().primary(),
    position: p.bigint('number'),
    holderKind: p.text().$type<Holder['kind']>(),
    holderId: p.text(),
    roleId: p.uuid(),
    scope: p.json<GrantScope>(),
    notBefore: p.datetime().nullable(),
    notAfter: p.datetime().nullable(),
    context: p.json<GrantContext>(),
    reason: p.text().nullable(),
    source: p.text().$type<GrantSource>(),
    givenBy: p.json<{ readonly kind: string; readonly id: string }>(),
    givenAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

/** Behind the append, in its transaction, the head is the position of what was appended; the log's lock keeps it so. */
const HEAD = '(select position from event_head where shard = 0)';

const SQL = {
  createRole: `insert into identity_role (role_id, position, name, description, inherits, permissions) values ($1, ${HEAD}, $2, $3, $4, $5)`,
  changeRole: `update identity_role set position = ${HEAD}, name = $2, description = $3, inherits = $4 where role_id = $1`,
  addPermission: `update identity_role set position = ${HEAD}, permissions = permissions || $2::jsonb where role_id = $1`,
  removePermission: `update identity_role set position = ${HEAD}, permissions = coalesce((select jsonb_agg(p order by n)
    from jsonb_array_elements(permissions) with ordinality as e (p, n) where p ->> 'permissionId' <> $2), '[]') where role_id = $1`,
  removeRole: `update identity_role set position = ${HEAD}, removed_at = clock_timestamp() where role_id = $1`,
  createGroup: `insert into identity_group (group_id, position, version, name, members) values ($1, ${HEAD}, 1, $2, $3)`,
  renameGroup: `update identity_group set position = ${HEAD}, version = version + 1, name = $2 where group_id = $1`,
  changeMembers: `update identity_group set position = ${HEAD}, version = version + 1, members = coalesce((select jsonb_agg(m order by n)
    from jsonb_array_elements(members || $2::jsonb) with ordinality as e (m, n) where not $3::jsonb @> m), '[]') where group_id = $1`,
  removeGroup: `update identity_group set position = ${HEAD}, version = version + 1, removed_at = clock_timestamp() where group_id = $1`,
  give: `insert into identity_grant (grant_id, position, holder_kind, holder_id, role_id, scope, not_before, not_after, context, reason, source, given_by, given_at)
    values ($1, ${HEAD}, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp())`,
  revoke: `update identity_grant set position = ${HEAD}, revoked_at = clock_timestamp() where grant_id = $1`,
} as const;

const json = (value: unknown): string => JSON.stringify(value);

/** The rows of what was appended, in the transaction that appends it: what was granted or taken back holds when the command is answered. */
export const keepRoleRows: Inline<RoleEvent> = async (tx, events) => async () => tx.atCommit(events.map(ofRole));
export const keepGroupRows: Inline<GroupEvent> = async (tx, events) => async () => tx.atCommit(events.map(ofGroup));
export const keepGrantRows: Inline<GrantEvent> = async (tx, events) => async () => tx.atCommit(events.map(ofGrant));

function ofRole({ type, data }: RoleEvent): Statement {
  switch (type) {
    case 'RoleCreated':
      return {
        text: SQL.createRole,
        values: [data.roleId, data.name, data.description, json(data.inherits), json(data.permissions)],
      };
    case 'RoleChanged':
      return { text: SQL.changeRole, values: [data.roleId, data.name, data.description, json(data.inherits)] };
    case 'PermissionAdded':
      return { text: SQL.addPermission, values: [data.roleId, json([data.permission])] };
    case 'PermissionRemoved':
      return { text: SQL.removePermission, values: [data.roleId, data.permissionId] };
    case 'RoleRemoved':
      return { text: SQL.removeRole, values: [data.roleId] };
  }
}

function ofGroup({ type, data }: GroupEvent): Statement {
  switch (type) {
    case 'GroupCreated':
      return { text: SQL.createGroup, values: [data.groupId, data.name, json(data.members)] };
    case 'GroupRenamed':
      return { text: SQL.renameGroup, values: [data.groupId, data.name] };
    case 'GroupMembersChanged':
      return { text: SQL.changeMembers, values: [data.groupId, json(data.added), json(data.removed)] };
    case 'GroupRemoved':
      return { text: SQL.removeGroup, values: [data.groupId] };
  }
}

function ofGrant({ type, data }: GrantEvent): Statement {
  if (type === 'GrantRevoked') return { text: SQL.revoke, values: [data.grantId] };
  const { grantId, holder, roleId, scope, notBefore, notAfter, context, reason, source } = data;
  const { kind, id } = currentContext()!.actor!;
  const given = [notBefore, notAfter, json(context), reason, source, json({ kind, id })];
  return { text: SQL.give, values: [grantId, holder.kind, holder.id, roleId, json(scope), ...given] };
}

/** The grant that a row holds. */
export function grantOfRow(row: {
  readonly grantId: string;
  readonly holderKind: Holder['kind'];
  readonly holderId: string;
  readonly roleId: string;
  readonly scope: GrantScope;
  readonly notBefore?: Date | null;
  readonly notAfter?: Date | null;
  readonly context: GrantContext;
  readonly reason?: string | null;
  readonly source: GrantSource;
}): Grant {
  const { grantId, holderKind, holderId, roleId, scope, notBefore, notAfter, context, reason = null, source } = row;
  return {
    grantId,
    holder: { kind: holderKind, id: holderId },
    roleId,
    scope,
    notBefore: notBefore?.toISOString() ?? null,
    notAfter: notAfter?.toISOString() ?? null,
    context,
    reason,
    source,
  };
}
