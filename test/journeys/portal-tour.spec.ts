import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster } from '../kit/cluster.ts';
import { needsCurl, runShell } from '../kit/shell-tour.ts';

let cluster: Cluster;
let key: string;

beforeAll(async () => {
  cluster = await Cluster.start({ CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1,1,1,1' });
  const made = await fetch(`${cluster.adminUrl}/v1/tenants`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${cluster.config.operatorToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      slug: 'newcomer',
      name: 'Newcomer',
      owner: { email: 'noor@newcomer.example', name: 'Noor' },
    }),
  });
  key = ((await made.json()) as { apiKey: { secret: string } }).apiKey.secret;
}, 180_000);
afterAll(() => cluster?.stop());

/** The blocks of a page that are meant for a shell, as its reader sees and pastes them. */
function shellOfPage(page: string): string {
  const blocks = [...page.matchAll(/<pre[^>]*><code class="language-bash">(.*?)<\/code><\/pre>/gs)];
  return blocks.map(([, block]) => unescaped(block!)).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
const unescaped = (text: string): string =>
  text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name]!);

async function guide(): Promise<string> {
  const page = await fetch(`${cluster.apiUrl}/docs/guides/quickstart`);
  expect(page.status).toBe(200);
  return shellOfPage(await page.text());
}

describe.skipIf(needsCurl)('a newcomer with curl and Node', () => {
  test('comes from the portal alone to a signed webhook and a booking, in any shell', { timeout: 90_000 }, async () => {
    const shown = await runShell(await guide(), { API: cluster.apiUrl, KEY: key }, 'sh');
    expect(shown).toContain('a forged message is answered with 401');
    for (const type of ['booking.held', 'booking.requested', 'booking.confirmed'])
      expect(shown).toContain(`{"type":"${type}"`);
    expect(shown).toContain('"status":"delivered"');
  });

  test('who checks against another secret sees nothing: the control', { timeout: 30_000 }, async () => {
    const [before = ''] = (await guide()).split('until grep');
    const wrong = before
      .replace('field .secret <', 'sed "s/whsec_/whsec_AAAA/" <')
      .replace('5YJSA1E27HF000337', '1FTFW1ET9DFC10312');
    const script = `${wrong}\nsleep 3; echo booked; [ -s "$WORK/events" ]`;
    await expect(runShell(script, { API: cluster.apiUrl, KEY: key })).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/answered with 401\n[^]*booked\n$/),
    });
  });
});

describe('the portal of a whole installation', () => {
  const seen = new Set<string>();
  const AT_ONCE = 16;

  async function read(
    base: string,
    url: string,
  ): Promise<{ readonly status: number; readonly links: readonly string[] }> {
    const response = await fetch(base + url);
    const body = await response.text();
    seen.add(base + url);
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    const links = isPage ? [...body.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, link]) => unescaped(link!)) : [];
    return { status: response.status, links };
  }

  /** Follows every link of the app's own pages, in both languages. @returns the links that lead nowhere */
  async function crawl(base: string, start: readonly string[]): Promise<string[]> {
    let queue = start.map((url) => ({ url, from: 'the start' }));
    const lost: string[] = [];
    while (queue.length > 0) {
      const fresh = queue.filter(
        ({ url }, index) => !seen.has(base + url) && queue.findIndex((one) => one.url === url) === index,
      );
      const now = fresh.slice(0, AT_ONCE);
      const found = await Promise.all(now.map(({ url }) => read(base, url)));
      for (const [index, { status }] of found.entries())
        if (status !== 200) lost.push(`${now[index]!.url} (${status}), from ${now[index]!.from}`);
      const linked = found.flatMap(({ links }, index) => links.map((url) => ({ url, from: now[index]!.url })));
      queue = [...fresh.slice(AT_ONCE), ...linked];
    }
    return lost;
  }

  test('has no link that leads nowhere, in either app', { timeout: 60_000 }, async () => {
    expect(await crawl(cluster.apiUrl, ['/docs', '/docs?lang=ar', '/llms.txt'])).toEqual([]);
    expect(seen.size).toBeGreaterThan(600);
    const before = seen.size;
    expect(await crawl(cluster.adminUrl, ['/docs'])).toEqual([]);
    expect(seen.size).toBeGreaterThan(before + 300);
    expect(await crawl(cluster.apiUrl, ['/docs/guides/nothing'])).toContain(
      '/docs/guides/nothing (404), from the start',
    );
  });

  test('has a page for what an error says of itself', async () => {
    const refused = await fetch(`${cluster.apiUrl}/v1/vehicles/veh_none`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    const { type, title } = (await refused.json()) as { type: string; title: string };
    const page = await fetch(type.replace('https://errors.clutch.dev', `${cluster.apiUrl}/docs/errors`));
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(title)]);
  });

  test('hands out the documents that tools read', async () => {
    const openapi = (await (await fetch(`${cluster.apiUrl}/openapi.json`)).json()) as {
      webhooks: Record<string, unknown>;
    };
    const asyncapi = (await (await fetch(`${cluster.apiUrl}/asyncapi.json`)).json()) as { channels: object };
    expect(Object.keys(openapi.webhooks)).toContain('booking.confirmed');
    expect(Object.keys(asyncapi.channels)).toContain('webhook.booking.confirmed');
    expect((await fetch(`${cluster.adminUrl}/asyncapi.json`)).status).toBe(404);
    expect((await fetch(`${cluster.adminUrl}/docs/postman.json`)).status).toBe(200);
  });
});
