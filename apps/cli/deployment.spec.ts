import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Config, envExample, loadConfig } from '#kernel';
import { ROOT } from './root.ts';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly init?: boolean;
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly volumes?: readonly string[];
}

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const compose: { services: Record<string, Service> } = parse(read('docker-compose.yml'), { merge: true });
const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'clutch');
const apps = ours
  .filter(([name]) => name !== 'migrate')
  .map(([name, service]) => [name as 'api' | 'admin' | 'worker', service] as const);

/** The settings that a container gets: those of the image, below those of its service, with the person's secrets filled in. */
function configOf(service: Service): Config {
  const secret = {
    POSTGRES_PASSWORD: 'p'.repeat(48),
    CLUTCH_SECRET: 's'.repeat(64),
    CLUTCH_OPERATOR_TOKEN: 't'.repeat(48),
  };
  const filled = Object.entries(service.environment ?? {}).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{(\w+):\?[^}]+\}/g, (_, asked: keyof typeof secret) => secret[asked]),
  ]);
  return loadConfig({ ...imageSettings(), ...Object.fromEntries(filled) });
}

function imageSettings(): Record<string, string> {
  return Object.fromEntries(
    [...read('Dockerfile').matchAll(/(CLUTCH_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
}

describe('docker-compose.yml', () => {
  test('runs api, admin and worker after a migration', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'admin', 'worker']);
  });

  test.each(ours)('%s gets settings that exist, are right and listen beyond the container', (_, service) => {
    const config = configOf(service);
    expect([config.api.host, config.admin.host, config.worker.host]).toEqual(['0.0.0.0', '0.0.0.0', '0.0.0.0']);
    expect(config.redis.url).toBe('redis://valkey:6379');
    expect(new URL(config.database.url).hostname).toBe('postgres');
  });

  test.each(ours)('%s shares the root keys of personal data', (_, service) => {
    expect(service.volumes).toContain(`keys:${configOf(service).keys.dir}`);
  });

  test.each(ours)('%s runs a program that this checkout compiles, under an init process', (_, { command, init }) => {
    const [script = ''] = command ?? [];
    const [, app] = /^dist\/bundle\/([a-z]+)\.js$/.exec(script) ?? [];
    expect(existsSync(join(ROOT, 'apps', String(app), 'main.ts'))).toBe(true);
    expect(init).toBe(true);
  });

  test.each(apps)('%s is asked for its health on its own port, and may finish its work', (name, service) => {
    const config = configOf(service);
    expect(service.healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${config[name].port}/ready`);
    expect(Number.parseInt(service.stop_grace_period ?? '0', 10)).toBeGreaterThan(config.shutdown.seconds);
  });

  test('has no secret written down: each must be given', () => {
    const text = read('docker-compose.yml');
    for (const name of ['POSTGRES_PASSWORD', 'CLUTCH_SECRET', 'CLUTCH_OPERATOR_TOKEN'])
      expect(text).toContain(`\${${name}:?`);
  });
});

describe('Dockerfile', () => {
  test('does not run as root, and takes every file it copies from what .dockerignore lets in', () => {
    const lines = read('Dockerfile').split('\n');
    expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node');
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    const allowed = read('.dockerignore').split('\n');
    expect(copied.filter((path) => !allowed.includes(`!${path}`) || !existsSync(join(ROOT, path)))).toEqual([]);
    expect(copied.length).toBeGreaterThan(5);
  });
});

describe('.env.example', () => {
  test('is what the declared settings say', () => {
    expect(read('.env.example')).toBe(envExample());
  });
});
