import { join } from 'node:path';
import { type Config } from '#kernel';
import { LaunchError } from '../launch-error.ts';
import { assertPortFree } from '../ports.ts';
import { type AppDefinition } from './app-process.ts';

/** The base URL under which this machine reaches what listens on a host and port. */
export function baseUrl({ host, port }: { readonly host: string; readonly port: number }): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** The three applications of an installation, compiled below `root`. */
export function appDefinitions(config: Config, root: string): AppDefinition[] {
  return (['api', 'admin', 'worker'] as const).map((name) => ({
    name,
    script: join(root, 'dist', 'bundle', `${name}.js`),
    logFile: join(config.data.dir, 'logs', `${name}.log`),
    readyUrl: `${baseUrl(config[name])}/ready`,
  }));
}

/**
 * Makes sure that every port is known beforehand, given once, and free.
 * @throws LaunchError that names the port and its setting.
 */
export async function assertPortsFree(config: Pick<Config, 'api' | 'admin' | 'worker' | 'metrics'>): Promise<void> {
  const { api, admin, worker, metrics } = config;
  const ports = [
    { ...api, setting: 'CLUTCH_API_PORT', what: 'the API' },
    { ...admin, setting: 'CLUTCH_ADMIN_PORT', what: 'the admin API' },
    { ...worker, setting: 'CLUTCH_WORKER_PORT', what: 'the health and metrics of the worker' },
    { host: metrics.host, port: api.metricsPort, setting: 'CLUTCH_API_METRICS_PORT', what: 'the metrics of the API' },
    {
      host: metrics.host,
      port: admin.metricsPort,
      setting: 'CLUTCH_ADMIN_METRICS_PORT',
      what: 'the metrics of the admin API',
    },
  ];
  for (const { host, port, setting, what } of ports) {
    if (port === 0)
      throw new LaunchError(
        `${setting} is 0, but \`clutch start\` must know the port beforehand; set it to a free port.`,
      );
    const twin = ports.find((other) => other.port === port && other.setting !== setting);
    if (twin) throw new LaunchError(`${setting} and ${twin.setting} are both ${port}; give each a port of its own.`);
    await assertPortFree(host, port, setting, what);
  }
}
