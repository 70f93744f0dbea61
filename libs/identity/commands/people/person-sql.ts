/** What is read and written about people. */
export const PERSON_SQL = {
  find: {
    name: 'identity.person',
    text: 'select user_id, email, name, role, password_hash, disabled_at, email_verified_at from identity_user where user_id = $1',
  },
  byEmail: {
    name: 'identity.person_by_email',
    text: 'select user_id, email, name, disabled_at from identity_user where email = $1',
  },
  // Of two who take one address at the same time one gets it.
  add: {
    name: 'identity.person_add',
    text: `insert into identity_user (user_id, email, name, role, password_hash, created_at, email_verified_at, password_changed_at)
      values ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz, $6::timestamptz) on conflict (email) do nothing returning user_id`,
  },
  setPassword: {
    name: 'identity.person_password',
    text: 'update identity_user set password_hash = $2, password_changed_at = $3 where user_id = $1',
  },
  verifyEmail: {
    name: 'identity.person_verified',
    text: 'update identity_user set email_verified_at = coalesce(email_verified_at, $3) where user_id = $1 and email = $2',
  },
  // Two who disable the last two owners at the same time come one behind the other.
  lockOwners: {
    name: 'identity.owners_lock',
    text: `select user_id from identity_user where disabled_at is null and user_id::text in
        (select holder_id from identity_grant where holder_kind = 'user' and role_id = $1 and revoked_at is null and not_after is null)
      order by user_id for update`,
  },
  setDisabled: {
    name: 'identity.person_disabled',
    text: 'update identity_user set disabled_at = $2 where user_id = $1 returning user_id',
  },
} as const;

/** A person as commands see them. */
export interface PersonState {
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly password_hash: string;
  readonly disabled_at: Date | null;
  readonly email_verified_at: Date | null;
}
