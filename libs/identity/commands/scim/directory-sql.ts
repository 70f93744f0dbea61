/** What is written about directories: connections of the kind `scim`, and no others. */
export const DIRECTORY_SQL = {
  add: {
    name: 'directory.add',
    text: `insert into identity_connection (connection_id, kind, name, state, settings, token_hash, created_at, changed_at)
      values ($1, 'scim', $2, 'on', $3, $4, $5, $5) on conflict (connection_id) do nothing returning connection_id`,
  },
  lock: {
    name: 'directory.lock',
    text: `select name, state, settings, version from identity_connection
      where connection_id = $1 and kind = 'scim' and removed_at is null for update`,
  },
  change: {
    name: 'directory.change',
    text: `update identity_connection set name = $2, state = $3, settings = $4, version = version + 1, changed_at = $5 where connection_id = $1`,
  },
  token: {
    name: 'directory.token',
    text: `update identity_connection set token_hash = $2, version = version + 1, changed_at = $3
      where connection_id = $1 and kind = 'scim' and removed_at is null returning connection_id`,
  },
  remove: {
    name: 'directory.remove',
    text: `update identity_connection set state = 'off', token_hash = null, version = version + 1, changed_at = $2, removed_at = $2
      where connection_id = $1 and kind = 'scim' and removed_at is null returning connection_id`,
  },
} as const;

/** A directory as commands see it. */
export interface DirectoryState<Settings> {
  readonly name: string;
  readonly state: 'on' | 'off';
  readonly settings: Settings;
  readonly version: number;
}
