import { createHmac } from 'node:crypto';
import { ConfigError } from './config-error.ts';
import { type Environment, readSettings, type Reading } from './read-settings.ts';
import { type Setting } from './setting.ts';
import { type settings } from './settings.ts';

export { ConfigError } from './config-error.ts';
export { describeSettings, envExample, type SettingDescription } from './describe-settings.ts';
export { exitWithParent } from './exit-with-parent.ts';
export { type Environment } from './read-settings.ts';

type Values<Tree, Missing> = {
  readonly [Key in keyof Tree]: Tree[Key] extends Setting<infer T, infer Presence>
    ? T | (Presence extends 'default' ? never : Presence extends 'optional' ? undefined : Missing)
    : Values<Tree[Key], Missing>;
};

/** The checked settings of one process, frozen. Names follow the environment: `CLUTCH_API_PORT` is `config.api.port`. */
export type Config = Values<typeof settings, never>;

/** The settings as the launcher sees them: it can supply the database and the secrets when they are not set. */
export type LaunchConfig = Values<typeof settings, undefined>;

/**
 * Reads and checks every setting once, at boot. A secret may be given as `NAME_FILE`, the path of a file that holds it.
 * @throws ConfigError with every problem at once: wrong values, missing secrets, `CLUTCH_*` names that do not exist.
 */
export function loadConfig(env: Environment): Config {
  // `missing` has refused what the two types differ in.
  return load(env, 'application') as Config;
}

/** Like `loadConfig`, but the database and the secrets may be missing. @throws ConfigError */
export function loadLaunchConfig(env: Environment): LaunchConfig {
  return load(env, 'launcher');
}

/**
 * Connection URL of the applications: `CLUTCH_DATABASE_APP_URL`, or else the role `<database>_app` with a password that everyone who
 * knows the secret can compute: HMAC-SHA256(secret, 'database-app:' + database) in base64url.
 */
export function appDatabaseUrl(
  config: Pick<Config, 'secret'> & { readonly database: Pick<Config['database'], 'url' | 'appUrl'> },
): string {
  if (config.database.appUrl !== undefined) return config.database.appUrl;
  const derived = new URL(config.database.url);
  const database = decodeURIComponent(derived.pathname.slice(1));
  derived.username = encodeURIComponent(`${database}_app`);
  derived.password = createHmac('sha256', config.secret).update(`database-app:${database}`).digest('base64url');
  return derived.href;
}

function load(env: Environment, reader: 'application' | 'launcher'): LaunchConfig {
  const { readings, unknown } = readSettings(env);
  const problems = readings.flatMap((reading) => reading.problem ?? (reader === 'application' ? missing(reading) : []));
  if (problems.length + unknown.length > 0) throw new ConfigError([...problems, ...unknown]);
  return nest(readings) as LaunchConfig;
}

function missing({ name, setting, origin }: Reading): string[] {
  if (setting.presence !== 'required' || origin !== 'unset') return [];
  return [`${name} is not set; set it or ${name}_FILE, or start Clutch with \`npm start\`, which supplies it.`];
}

function nest(readings: readonly Reading[]): object {
  const root: Record<string, unknown> = {};
  for (const { path, value } of readings) {
    const [group, key] = path.length === 1 ? [root, path[0]] : [child(root, path[0]), path[1]];
    if (key !== undefined) group[key] = value;
  }
  Object.values(root).forEach((group) => Object.freeze(group));
  return Object.freeze(root);
}

function child(root: Record<string, unknown>, key = ''): Record<string, unknown> {
  return (root[key] ??= {}) as Record<string, unknown>;
}
