import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRedisServer, startTestRedis } from '#kernel/testing';
import { runDemo } from '../../apps/cli/demo/demo.ts';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { Cluster } from '../kit/cluster.ts';

/** Webhooks that failed are tried again soon, so that the story need not wait. */
const SETTINGS = { CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1,1,1,1', CLUTCH_WORKER_SWEEP_SECONDS: '2' };

const nothing = { url: undefined, stop: () => Promise.resolve() };
const stores = [
  { name: 'Postgres alone', missing: false, start: () => Promise.resolve(nothing) },
  { name: 'Postgres, with jobs and hints on Redis', missing: !hasRedisServer, start: startTestRedis },
];
if (!hasRedisServer) console.log('The story on Redis is skipped: there is no redis-server here');

describe.each(stores)('on $name', ({ missing, start }) => {
  let cluster: Cluster;
  let store: { readonly url: string | undefined; stop(): Promise<void> };

  beforeAll(async () => {
    if (missing) return;
    store = await start();
    cluster = await Cluster.start({ ...SETTINGS, ...(store.url === undefined ? {} : { CLUTCH_REDIS_URL: store.url }) });
  }, 120_000);
  afterAll(async () => {
    await cluster?.stop();
    await store?.stop();
  });

  test.skipIf(missing)(
    'the story plays from a fault code to a finished booking over HTTP, WebSocket and webhooks',
    { timeout: 120_000 },
    async () => {
      const lines: string[] = [];
      const log = (line: string): void => void lines.push(line);
      const { apiUrl, adminUrl, config } = cluster;
      const summary = await runDemo({ apiUrl, adminUrl, operatorToken: config.operatorToken, log });

      for (let step = 1; step <= 8; step += 1) expect(lines.some((line) => line.startsWith(String(step)))).toBe(true);
      const api = new HttpClient(apiUrl, summary.apiKey);
      for (const { path } of summary.tryNext) expect(await api.get(path)).toBeTruthy();
      const { email, password } = summary.user;
      const credentials = { tenant: summary.tenant, email, password };
      const { session } = await new HttpClient(adminUrl, 'none').post<{ session: { accessToken: string } }>(
        '/v1/auth/sign-in',
        credentials,
      );
      const people = await new HttpClient(adminUrl, session.accessToken).get<{ data: { email: string }[] }>(
        '/v1/users',
      );
      expect(people.data.map((person) => person.email)).toEqual([email]);
    },
  );
});
