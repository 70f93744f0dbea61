import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appDatabaseUrl, ConfigError, describeSettings, envExample, loadConfig, loadLaunchConfig } from './config.ts';
import { namedSettings } from './read-settings.ts';

const SECRET = 's3cret-s3cret-s3cret-s3cret-s3cret';
const complete = {
  CLUTCH_SECRET: SECRET,
  CLUTCH_OPERATOR_TOKEN: 'operator-operator-operator',
  CLUTCH_DATABASE_URL: 'postgres://owner:pa55word@db:5432/shop',
};
const folder = mkdtempSync(join(tmpdir(), 'clutch-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function problems(
  env: Record<string, string>,
  load: (env: Record<string, string>) => unknown = loadConfig,
): readonly string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('reading the settings', () => {
  test('defaults hold where nothing is set, and empty text is nothing', () => {
    const config = loadConfig({ ...complete, CLUTCH_API_PORT: '' });
    expect(config.api).toEqual({ host: '127.0.0.1', port: 3000, metricsPort: 3100 });
    expect(config.webhook.allowedNetworks).toEqual([]);
    expect(config.webhook.retrySeconds).toEqual([5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]);
    expect(config.redis.url).toBeUndefined();
  });

  test('nobody can change them afterwards', () => {
    const config = loadConfig(complete);
    expect(Object.isFrozen(config) && Object.isFrozen(config.api) && Object.isFrozen(config.webhook.retrySeconds)).toBe(
      true,
    );
  });

  test('a secret can come from a file, without its last line break', () => {
    const path = join(folder, 'secret');
    writeFileSync(path, `${SECRET}\n`);
    const { CLUTCH_SECRET: _, ...rest } = complete;
    expect(loadConfig({ ...rest, CLUTCH_SECRET_FILE: path }).secret).toBe(SECRET);
  });

  test('the launcher may start without the database and the secrets, the applications may not', () => {
    expect(loadLaunchConfig({}).secret).toBeUndefined();
    expect(problems({})).toEqual([
      expect.stringContaining('CLUTCH_DATABASE_URL is not set'),
      expect.stringContaining('CLUTCH_SECRET is not set'),
      expect.stringContaining('CLUTCH_OPERATOR_TOKEN is not set'),
    ]);
  });
});

describe('wrong settings', () => {
  test('are all told at once, one sentence each', () => {
    const wrong = {
      CLUTCH_API_PORT: '70000',
      CLUTCH_LOG_LEVEL: 'loud',
      CLUTCH_EGRESS_PROXY_URL: 'socks5://secret@proxy.example',
      CLUTCH_EGRESS_ADDRESSES_SINCE: '2026-02-30',
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '10.0.0.0/8,ten',
      CLUTCH_WEBHOOK_ALLOWED_PORTS: '9443,70000',
    };
    expect(problems({ ...complete, ...wrong })).toEqual([
      'CLUTCH_API_PORT must be a whole number from 0 to 65535, not "70000".',
      'CLUTCH_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
      'CLUTCH_EGRESS_PROXY_URL must be a URL that begins with http:// or https://.',
      'CLUTCH_EGRESS_ADDRESSES_SINCE must be a day, as in 2026-11-21, not "2026-02-30".',
      'CLUTCH_WEBHOOK_ALLOWED_NETWORKS must be networks in CIDR form separated by commas, as in 10.0.0.0/8,fd00::/8, not "10.0.0.0/8,ten".',
      'CLUTCH_WEBHOOK_ALLOWED_PORTS must be ports from 1 to 65535 separated by commas, as in 8080,9443, not "9443,70000".',
    ]);
  });

  test.each([
    ['CLUTCH_API_PROT', 'CLUTCH_API_PORT'],
    ['CLUTCH_DATABASE_URI', 'CLUTCH_DATABASE_URL'],
    ['CLUTCH_SECRETFILE', 'CLUTCH_SECRET_FILE'],
  ])('%s is unknown and meant to be %s', (typed, meant) => {
    const [problem] = problems({ ...complete, [typed]: '1' });
    expect(problem).toBe(`${typed} is not a setting of Clutch; did you mean ${meant}?`);
  });

  test('a name that resembles nothing gets no guess', () => {
    expect(problems({ ...complete, CLUTCH_XYZZY_PLUGH_QUUX: '1' })).toEqual([
      'CLUTCH_XYZZY_PLUGH_QUUX is not a setting of Clutch; run `clutch config show` for all of them.',
    ]);
  });

  test('a secret given twice, or in a file that is not there, is refused', () => {
    const nowhere = join(folder, 'nowhere');
    expect(problems({ ...complete, CLUTCH_SECRET_FILE: nowhere })).toEqual([
      'CLUTCH_SECRET and CLUTCH_SECRET_FILE are both set; keep one of them.',
    ]);
    expect(problems({ CLUTCH_SECRET_FILE: nowhere }, loadLaunchConfig)).toEqual([
      `CLUTCH_SECRET_FILE names ${nowhere}, which cannot be read (ENOENT).`,
    ]);
  });

  test('never show a secret', () => {
    const secrets = namedSettings.filter(({ setting }) => setting.secret).map(({ name }) => name);
    expect(secrets.length).toBeGreaterThan(3);
    const told = problems(Object.fromEntries(secrets.map((name) => [name, 'hush hush'])));
    expect(told).toHaveLength(secrets.length);
    expect(told.join()).not.toContain('hush');
  });
});

describe('showing the settings', () => {
  test('masks secrets and says where each value is from', () => {
    const env = { ...complete, CLUTCH_REDIS_URL: 'redis://:topsecret@cache:6379', CLUTCH_API_PORT: '4000' };
    const shown = new Map(describeSettings(env).map((row) => [row.name, `${row.shown} ${row.origin}`]));
    expect(shown.get('CLUTCH_API_PORT')).toBe('4000 environment');
    expect(shown.get('CLUTCH_ADMIN_PORT')).toBe('3001 default');
    expect(shown.get('CLUTCH_OTEL_URL')).toBe(' unset');
    expect(shown.get('CLUTCH_DATABASE_URL')).toBe('postgres://owner:***@db:5432/shop environment');
    expect([...shown.values()].join()).not.toMatch(/topsecret|pa55word|s3cret|operator-/);
  });

  test('the example names every setting, and reading it back changes nothing', () => {
    const lines = envExample()
      .split('\n')
      .filter((line) => line.startsWith('# CLUTCH_'));
    expect(lines).toHaveLength(namedSettings.length);
    const env = Object.fromEntries(lines.map((line) => line.slice(2).split(/=(.*)/s).slice(0, 2)));
    expect(loadLaunchConfig(env)).toEqual(loadLaunchConfig({}));
  });
});

describe('the connection of the applications', () => {
  test('is a role of its own, whose password follows from the secret and the database', () => {
    const url = new URL(appDatabaseUrl(loadConfig(complete)));
    expect([url.username, url.host, url.pathname]).toEqual(['shop_app', 'db:5432', '/shop']);
    expect(url.password).toMatch(/^[\w-]{43}$/);
    const other = appDatabaseUrl(
      loadConfig({ ...complete, CLUTCH_DATABASE_URL: 'postgres://owner:pa55word@db:5432/other' }),
    );
    expect(new URL(other).password).not.toBe(url.password);
  });

  test('is what the setting says where it is set', () => {
    const given = 'postgres://app:app@db/shop';
    expect(appDatabaseUrl(loadConfig({ ...complete, CLUTCH_DATABASE_APP_URL: given }))).toBe(given);
  });
});
