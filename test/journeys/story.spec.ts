import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDemo } from '../../apps/cli/demo/demo.ts';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { Cluster } from '../kit/cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start({ CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1,1,1,1', CLUTCH_WORKER_SWEEP_SECONDS: '2' });
}, 120_000);
afterAll(() => cluster?.stop());

test(
  'the story plays from a fault code to a finished booking over HTTP, WebSocket and webhooks',
  { timeout: 120_000 },
  async () => {
    const lines: string[] = [];
    const { apiUrl, adminUrl, config } = cluster;
    const summary = await runDemo({
      apiUrl,
      adminUrl,
      operatorToken: config.operatorToken,
      log: (line) => lines.push(line),
    });

    for (let step = 1; step <= 8; step += 1) expect(lines.some((line) => line.startsWith(String(step)))).toBe(true);
    const api = new HttpClient(apiUrl, summary.apiKey);
    for (const { path } of summary.tryNext) await expect(api.get(path)).resolves.toBeTruthy();
    const admin = new HttpClient(adminUrl, 'none');
    const { email, password } = summary.user;
    const session = await admin.post<{ token: string }>('/v1/sessions', { tenant: summary.tenant, email, password });
    const people = await new HttpClient(adminUrl, session.token).get<{ data: { email: string }[] }>('/v1/users');
    expect(people.data.map((person) => person.email)).toEqual([email]);
  },
);
