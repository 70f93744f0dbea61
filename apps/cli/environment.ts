import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type Config, type Environment, loadConfig, loadLaunchConfig } from '#kernel';
import { keptSecret, readIfPresent } from './private-file.ts';
import { ROOT } from './root.ts';

/** The file of settings that the command line reads beside the environment. */
export const DOT_ENV = join(ROOT, '.env');

/** The environment with the settings of `.env` below it: what the environment says wins. */
export function readEnvironment(): Environment {
  return { ...parseEnv(readIfPresent(DOT_ENV) ?? ''), ...process.env };
}

/** A complete environment, as every application gets it, and what it means. */
export interface Completed {
  readonly env: Environment;
  readonly config: Config;
}

/**
 * Fills in what the launcher supplies: the URL of the embedded Postgres, and secrets kept in the data folder.
 * @throws ConfigError
 */
export function complete(env: Environment, embeddedUrl?: string): Completed {
  const launch = loadLaunchConfig(env);
  const keep = (name: string) => keptSecret(join(launch.data.dir, name));
  const full = {
    ...env,
    ...(launch.database.url === undefined && { CLUTCH_DATABASE_URL: embeddedUrl }),
    ...(launch.secret === undefined && { CLUTCH_SECRET: keep('secret') }),
    ...(launch.operatorToken === undefined && { CLUTCH_OPERATOR_TOKEN: keep('operator-token') }),
    // Absolute, so that every process looks into the same folder, wherever it was started.
    CLUTCH_KEYS_DIR: launch.keys.dir ?? join(launch.data.dir, 'keys'),
    ...(launch.database.url === undefined && ownMachine(launch.data.dir, env)),
  };
  return { env: full, config: loadConfig(full) };
}

/** On one's own machine the receivers of webhooks are there, too, and letters are read in a folder. What the environment says wins. */
function ownMachine(dataDir: string, env: Environment): Environment {
  const defaults: Environment = {
    CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    CLUTCH_MESSAGE_EMAIL_BY: 'file',
    CLUTCH_MESSAGE_SMS_BY: 'file',
    CLUTCH_MESSAGE_DIR: join(dataDir, 'messages'),
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => env[name] === undefined));
}
