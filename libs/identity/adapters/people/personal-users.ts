import { DomainError, type NamesOfActors, type PersonalRows, type TenantDatabase, typedId, uuidOf } from '#kernel';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';

const SQL = {
  names: {
    name: 'identity.names',
    text: 'select user_id, name from identity_user where user_id = any($1)',
  },
  find: {
    name: 'identity.find_person',
    text: `with owners as (select distinct holder_id from identity_grant where role_id = $2 and holder_kind = 'user' and revoked_at is null
        and not_before is null and not_after is null and scope ->> 'kind' = 'tenant'
        and holder_id in (select user_id::text from identity_user where disabled_at is null))
      select exists (select from owners where holder_id = $1::uuid::text) as "isOwner", (select count(*)::int from owners) as owners
        from identity_user where user_id = $1`,
  },
  erase: { name: 'identity.erase_person', text: 'delete from identity_user where user_id = $1' },
} as const;

/** Users are rows: erasing one deletes the row, and with it their sessions. The last owner stays, or nobody could act for the tenant. */
export const personalUsers: PersonalRows = {
  name: 'identity.users',
  async find(tx, subject) {
    const userId = uuidOf('usr', subject);
    const values = [userId, OWNER_ROLE];
    const [user] = userId === null ? [] : await tx.query<{ isOwner: boolean; owners: number }>({ ...SQL.find, values });
    if (user?.isOwner && user.owners === 1)
      throw new DomainError(
        'conflict',
        'user.last-owner',
        'This is the only owner of the tenant; make somebody else an owner first, or have the tenant deleted',
      );
    return user !== undefined;
  },
  async erase(tx, subject) {
    const userId = uuidOf('usr', subject);
    if (userId !== null) await tx.query({ ...SQL.erase, values: [userId] });
  },
};

/** Names of users by their public ids, `usr_…`. */
export function userNames(database: TenantDatabase): NamesOfActors {
  return async (schema, ids) => {
    const users = ids.flatMap((id) => uuidOf('usr', id) ?? []);
    const rows = await database.read<{ user_id: string; name: string }>(schema, { ...SQL.names, values: [users] });
    return new Map(rows.map(({ user_id, name }) => [typedId('usr', user_id), name]));
  };
}
