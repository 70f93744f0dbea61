import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { type Config, loadConfig, migrateAll } from '#kernel';
import { startEmbeddedPostgres } from '../../../apps/cli/embedded-postgres/start-embedded-postgres.ts';
import { freePorts } from '../../kit/cluster.ts';
import { serverFolder } from '../../kit/server-folder.ts';

/** A Postgres as `npm start` sets it up, fsync and all, with the migrated database of an installation, and no app yet. */
export interface BenchServer {
  /** What the apps of this installation are configured by; `loadConfig` reads it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly config: Config;
  /** Version of the server. */
  readonly postgres: string;
  /** The postmaster's. */
  readonly pid: number;
  readonly owner: pg.Pool;
  stop(): Promise<void>;
}

export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const dataDir = serverFolder('bench', tmpdir());
  const ports = await freePorts(6);
  const postgres = await startEmbeddedPostgres({ dataDir, port: ports[0]!, log: () => undefined });
  const environment = {
    CLUTCH_DATABASE_URL: postgres.url,
    CLUTCH_DATA_DIR: dataDir,
    CLUTCH_SECRET: 'bench-secret-bench-secret-bench-secret',
    CLUTCH_OPERATOR_TOKEN: 'bench-operator-token-bench',
    CLUTCH_API_PORT: String(ports[1]),
    CLUTCH_ADMIN_PORT: String(ports[2]),
    CLUTCH_WORKER_PORT: String(ports[3]),
    CLUTCH_API_METRICS_PORT: String(ports[4]),
    CLUTCH_ADMIN_METRICS_PORT: String(ports[5]),
    CLUTCH_LOG_LEVEL: 'warn',
    ...settings,
  };
  const config = loadConfig(environment);
  const owner = new pg.Pool({ connectionString: postgres.url, max: 4 });
  owner.on('error', () => undefined); // an interrupted bench stops Postgres under it
  const stop = async (): Promise<void> => {
    await owner.end();
    await postgres.remove();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrateAll({ config });
    const { rows } = await owner.query<{ server_version: string }>('show server_version');
    return { environment, config, postgres: rows[0]!.server_version, pid: postgres.pid, owner, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
