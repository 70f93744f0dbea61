import { appDatabaseUrl, type Config } from '../config/config.ts';
import { withConnection } from '../tenancy/with-connection.ts';
import { onceDatabaseAnswers, type Patience } from './once-database-answers.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Waits at the very start, before anything of an app is there, until the database takes a connection of the application's login.
 * @throws what the database throws when the time is over, and at once what waiting does not mend
 */
export async function reachDatabase(
  config: Pick<Config, 'database' | 'secret'>,
  { connectTimeoutMs = CONNECT_TIMEOUT_MS, ...patience }: Patience & { readonly connectTimeoutMs?: number },
): Promise<void> {
  const client = { connectionString: appDatabaseUrl(config), connectionTimeoutMillis: connectTimeoutMs };
  await onceDatabaseAnswers(() => withConnection(client, (open) => open.query('select 1')), patience);
}

/** A line of the log for every try in vain. */
export function tellWaiting(log: { warn(about: object, text: string): void }): NonNullable<Patience['report']> {
  return (err, leftMs) =>
    log.warn({ err }, `Postgres does not answer yet; trying for ${Math.round(leftMs / 1_000)} s more`);
}
