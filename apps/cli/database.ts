import { loadLaunchConfig } from '#kernel';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/start-embedded-postgres.ts';
import { complete, type Completed, readEnvironment } from './environment.ts';

/** Starts the embedded Postgres of the settings, or none where CLUTCH_DATABASE_URL names a server. @throws LaunchError, ConfigError */
export async function startDatabase(log: (line: string) => void): Promise<EmbeddedPostgres | undefined> {
  const { data, database } = loadLaunchConfig(readEnvironment());
  if (database.url !== undefined) return undefined;
  return startEmbeddedPostgres({ dataDir: data.dir, port: database.port, log });
}

/** Runs a short command with a database: one that runs already is used and left running. */
export async function withDatabase<T>(work: (completed: Completed) => Promise<T>): Promise<T> {
  const postgres = await startDatabase((line) => console.log(line));
  try {
    return await work(complete(readEnvironment(), postgres?.url));
  } finally {
    if (postgres && !postgres.adopted) await postgres.stop();
  }
}
