const ON_TRUSTED_DEVICE = `'trusted-device' = any(s.methods) as on_trusted_device`;

/** What is read and written about sessions. A session is live until it expires, idles too long or is deleted. */
export const SESSION_SQL = {
  // The row of the person is what two sign-ins at the same time wait for, so that they count the sessions one after the other.
  person: {
    name: 'identity.session_person',
    text: `select name, role, disabled_at, last_place from identity_user where user_id = $1 for update`,
  },
  live: {
    name: 'identity.sessions_live',
    text: `select session_id, device_hash from identity_session where user_id = $1 and expires_at > $2
      and idle_until > $2 order by created_at, session_id`,
  },
  open: {
    name: 'identity.session_open',
    text: `insert into identity_session (session_id, user_id, token_hash, level, scope, methods, proved_at, created_at, last_used_at,
        expires_at, idle_seconds, idle_until, device_hash, device_name, place)
      values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz, $7::timestamptz, $8, $9, $10, $11, $12, $13)`,
  },
  place: {
    name: 'identity.session_last_place',
    text: 'update identity_user set last_place = $2 where user_id = $1',
  },
  // The whole decision: of any number that show the same token one finds it unused.
  rotate: {
    name: 'identity.session_rotate',
    text: `update identity_session s set token_hash = $3, generation = s.generation + 1, last_used_at = $4::timestamptz, rotated_by = $5,
        idle_until = $4::timestamptz + s.idle_seconds * interval '1 second'
      from identity_user u
      where s.session_id = $1 and s.token_hash = $2 and u.user_id = s.user_id and u.disabled_at is null
        and s.expires_at > $4::timestamptz and s.idle_until > $4::timestamptz
      returning s.user_id, u.name, s.level, s.scope, s.proved_at, s.expires_at, s.idle_until, s.last_used_at, s.generation,
        ${ON_TRUSTED_DEVICE}`,
  },
  find: {
    name: 'identity.session_find',
    text: `select s.user_id, u.name, s.level, s.scope, s.proved_at, s.expires_at, s.idle_until, s.last_used_at, s.generation,
        ${ON_TRUSTED_DEVICE}, s.token_hash, s.rotated_by, s.created_at, s.methods, s.device_hash, s.device_name, s.place
      from identity_session s join identity_user u on u.user_id = s.user_id
      where s.session_id = $1 and u.disabled_at is null`,
  },
  end: {
    name: 'identity.session_end',
    text: 'delete from identity_session where user_id = $1 and session_id = any($2) returning session_id',
  },
  endAll: {
    name: 'identity.session_end_all',
    text: `delete from identity_session where user_id = $1 and session_id is distinct from $2 returning session_id`,
  },
  // The level is another one now, and so is the session (its id must not be known from before).
  replace: {
    name: 'identity.session_replace',
    text: `update identity_session set session_id = $2, token_hash = $3, generation = 0, rotated_by = null, level = $4, scope = $5,
        methods = $6, proved_at = $7::timestamptz, last_used_at = $7::timestamptz, idle_until = $7::timestamptz + idle_seconds * interval '1 second'
      where session_id = $1 and user_id = $8 and expires_at > $7::timestamptz and idle_until > $7::timestamptz
      returning expires_at, idle_until`,
  },
} as const;

/** A session as it is read for a refresh. */
export interface SessionState {
  readonly user_id: string;
  readonly name: string;
  readonly level: 1 | 2;
  readonly scope: 'full' | 'enrol';
  readonly proved_at: Date;
  readonly expires_at: Date;
  readonly idle_until: Date;
  readonly last_used_at: Date;
  readonly generation: number;
  readonly on_trusted_device: boolean;
}

/** The same with what only a refused refresh and a step-up look at. */
export interface WholeSession extends SessionState {
  readonly token_hash: Buffer;
  readonly rotated_by: Buffer | null;
  readonly methods: readonly string[];
}

/** When the session ends if nobody refreshes it. */
export function refreshableUntil({ expires_at, idle_until }: Pick<SessionState, 'expires_at' | 'idle_until'>): Date {
  return expires_at < idle_until ? expires_at : idle_until;
}
