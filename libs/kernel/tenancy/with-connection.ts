import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A connection of its own, outside any pool. One that breaks is told by the statement that runs on it, or by the next; between two
 * statements it ends no process. @throws Error when the server cannot be reached within 10 s, or refuses
 */
export async function openConnection(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: CONNECT_TIMEOUT_MS, ...config });
  client.on('error', () => undefined); // the statement that runs, or the next one, tells of it
  await client.connect();
  return client;
}

/** Lends such a connection for `work` only, and ends it: what was not committed is undone. */
export async function withConnection<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openConnection(config);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined); // a connection that is lost has ended
  }
}
