import { type ClientBase } from 'pg';

/** Commits. After a failed statement whose error nobody passed on, Postgres answers COMMIT with a rollback: that is thrown. */
export async function commit(client: ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT')
    throw new Error('Nothing was committed: a statement of this transaction had failed and its error was swallowed');
}
