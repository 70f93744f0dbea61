import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appDatabaseUrl, type Config, loadConfig } from '../config/config.ts';

/** Made once per run by test/postgres.setup.ts: a migrated database that each integration file copies. */
export const TEMPLATE = 'clutch_template';

const SECRETS = {
  CLUTCH_SECRET: 'test-secret-test-secret-test-secret',
  CLUTCH_OPERATOR_TOKEN: 'test-operator-token-test',
};

/** Owner URL of a database on the run's Postgres. */
export function ownerUrl(database: string): string {
  const server = process.env['CLUTCH_TEST_DATABASE_URL'];
  if (!server)
    throw new Error(
      'CLUTCH_TEST_DATABASE_URL is not set: integration tests are started by `npm test` or vitest, which start Postgres',
    );
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** The settings under which the template is migrated. */
export function templateConfig(): Config {
  return loadConfig({ ...SECRETS, CLUTCH_DATABASE_URL: ownerUrl(TEMPLATE) });
}

/** The settings of a test installation. Its login is the template's, whose grants came along with the copy. */
export function testConfig(database: string, over: Record<string, string> = {}): Config {
  const app = new URL(appDatabaseUrl(templateConfig()));
  app.pathname = `/${database}`;
  return loadConfig({
    ...SECRETS,
    CLUTCH_DATABASE_URL: ownerUrl(database),
    CLUTCH_DATABASE_APP_URL: app.href,
    CLUTCH_LOG_LEVEL: 'silent',
    CLUTCH_TENANT_POOL_SIZE: '0',
    CLUTCH_KEYS_DIR: join(tmpdir(), `${database}-keys`),
    ...over,
  });
}
