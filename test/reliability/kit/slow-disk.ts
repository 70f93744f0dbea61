import pg from 'pg';

/**
 * Lets every commit take as long as on a slow disk. A backend goes on committing when its client is dead, so that kills leave
 * commands which happened and were never answered: those are what repeats are about.
 */
export async function slowDisk(databaseUrl: string, commitMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`alter system set commit_delay = ${commitMs * 1_000}`);
    await client.query('alter system set commit_siblings = 0');
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}
