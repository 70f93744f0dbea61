import { fastify, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { THING_MADE } from '../../testing/thing-made.ts';
import { ERRORS_URL, ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { type ApiChange } from '../versions/api-change.ts';
import { ApiVersions } from '../versions/api-versions.ts';
import { renamed } from '../versions/form.ts';
import { type Brand, Brands } from './brand.ts';
import { changeFeed } from './change-feed.ts';
import { changePage } from './change-page.ts';
import { markup } from './markup.ts';
import { type PublishedChange, publishedChanges, type Release } from './published-changes.ts';
import { servePortal } from './serve-portal.ts';

const GARAGE: Brand = {
  name: 'Garage <&> "Sons"',
  logoUrl: 'https://cdn.garage.example/logo.svg',
  accentColor: '#7a1f5c',
};

class OneBrand extends Brands {
  ofHost(host: string): Promise<Brand | null> {
    return Promise.resolve(host === 'docs.garage.example' ? GARAGE : null);
  }
}

const RENAMED: ApiChange = {
  version: '2026-12-01',
  title: 'A thing has a `name` & no <label>',
  migration: 'Read `name` in place of `label`.',
  schemas: [{ schema: 'ThingView', form: renamed('label', 'name'), answers: { listThings: 'data[]' } }],
};

let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} };
  servePortal(app, {
    name: 'api',
    title: 'Things API',
    description: 'About things.',
    registry: () => new ProblemRegistry(),
    events: () => [THING_MADE],
    document: () => ({
      ...document,
      paths: {
        '/v1/things': {
          get: { operationId: 'listThings', summary: 'The things', 'x-permission': 'thing:read', responses: {} },
        },
      },
    }),
    asyncApi: () => ({ asyncapi: '3.0.0' }),
    versions: () => new ApiVersions([RENAMED]),
    brands: () => new OneBrand(),
  });
  await app.ready();
});
afterAll(() => app.close());

async function look(url: string, headers: Record<string, string> = {}) {
  const { statusCode, headers: answered, body } = await app.inject({ url, headers });
  return { status: statusCode, headers: answered, body, policy: String(answered['content-security-policy']) };
}

describe('every page of the portal', () => {
  test.each([
    '/docs',
    '/docs/guides',
    '/docs/guides/quickstart',
    '/docs/reference',
    '/docs/events',
    '/docs/events/thing.made',
    '/docs/errors',
    '/docs/errors/request/invalid',
    '/docs/changelog',
    '/docs/search?q=thing',
  ])('%s can be read by everybody', async (url) => {
    const { status, body, headers } = await look(url);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toMatch(/<html lang="en" dir="ltr">/);
    expect(body.match(/<h1/g), 'one first heading').toHaveLength(1);
    expect(body).toContain('<a class="skip" href="#content">');
    expect(body).toContain('<main id="content"');
    expect(levelsLeftOut(body)).toEqual([]);
    expect(
      [...body.matchAll(/<input(?![^>]*(?:id="key"|data-narrows|aria-label|type="hidden"))/g)],
      'a field without a label',
    ).toEqual([]);
    expect(body).not.toMatch(/ style=|<script>| on[a-z]+=/);
  });

  test('asks nobody but us', async () => {
    const { body, policy } = await look('/docs/reference');
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    const sources = [...body.matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(sources.length).toBeGreaterThan(4);
    for (const address of sources) {
      expect(address).toMatch(/^\/docs\//);
      expect((await look(address)).status).toBe(200);
    }
    expect((await look('/docs')).policy).not.toMatch(/unsafe|connect-src/);
  });

  test('about an error is there for every code, under the path of its type, in both languages', async () => {
    const registry = new ProblemRegistry();
    const paths = registry.all().map(([code]) => registry.typeOf(code).replace(ERRORS_URL, '/docs/errors'));
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths.flatMap((one) => [one, `${one}?lang=ar`]))
      expect([path, (await look(path)).status]).toEqual([path, 200]);
  });

  test('that is not there is 404 and leads back', async () => {
    for (const url of [
      '/docs/guides/none',
      '/docs/guides/../../package.json',
      '/docs/events/none',
      '/docs/errors/none',
      '/docs/guides/none.md',
    ]) {
      const { status } = await look(url);
      expect([url, status]).toEqual([url, 404]);
    }
    expect((await look('/docs/errors/none')).body).toContain('href="/docs"');
  });
});

/** Headings that stand more than one level below the one before (WCAG 1.3.1). */
function levelsLeftOut(body: string): string[] {
  let before = 0;
  return [...body.matchAll(/<h([1-6])[^>]*>/g)].flatMap(([tag, level]) => {
    const jump = Number(level) > before + 1;
    before = Number(level);
    return jump ? [tag] : [];
  });
}

describe('the language of a page', () => {
  test('is the one that the reader prefers, or asks for', async () => {
    const arabic = await look('/docs/errors/request/invalid', { 'accept-language': 'ar' });
    expect(arabic.body).toContain('<html lang="ar" dir="rtl">');
    expect(arabic.body).toContain('الطلب غير صالح');
    expect([arabic.headers['content-language'], arabic.headers['vary']]).toEqual(['ar', 'Accept-Language, Host']);
    expect((await look('/docs/errors?lang=en', { 'accept-language': 'ar' })).body).toContain('<html lang="en"');
    expect((await look('/docs?lang=ar')).body).toContain('href="/docs/errors?lang=ar"');
    expect((await look('/docs?lang=fr')).body).toContain('<html lang="en"');
  });

  test('says where the content is in another one', async () => {
    const { body } = await look('/docs/guides/quickstart?lang=ar');
    expect(body).toContain('<main id="content" tabindex="-1" lang="en" dir="ltr">');
    expect(body).toContain('هذا النص بالإنجليزية');
  });
});

describe('the brand of a host', () => {
  test('is on every page, and nothing of it is markup', async () => {
    const { body, policy } = await look('/docs', { host: 'Docs.Garage.example:8443' });
    expect(body).toContain('Garage &lt;&amp;&gt; &quot;Sons&quot;');
    expect(body).toContain('src="https://cdn.garage.example/logo.svg"');
    expect(policy).toContain("img-src 'self' data: https://cdn.garage.example;");
    expect((await look('/docs/brand.css', { host: 'docs.garage.example' })).body).toContain('--accent: #7a1f5c');
  });

  test('is ours for all others', async () => {
    const { body, policy } = await look('/docs', { host: 'evil.example' });
    expect(body).toContain('Clutch');
    expect(body).not.toContain('Garage');
    expect(policy).not.toContain('garage');
    expect((await look('/docs/brand.css')).body).toBe('');
  });
});

describe('what has changed', () => {
  const operation = { operationId: 'x', method: 'GET', path: '/v1/x', summary: 'The x' };
  const release = (date: string, over: Partial<Release> = {}): Release => {
    const nothing = { added: [], changed: [], deprecated: [], removed: [], fields: [] };
    return { date, app: 'api', ...nothing, ...over };
  };

  test('is told by day, the latest first, with what to do: on the page, as JSON and as a feed', async () => {
    const { body } = await look('/docs/changelog');
    expect([...body.matchAll(/<h2 id="([^"]+)"/g)].map(([, day]) => day)).toEqual(['2026-12-01', '2026-11-21']);
    expect(body).toContain('A thing has a <code dir="ltr">name</code> &amp; no &lt;label&gt;');
    expect(body).toContain('Read <code dir="ltr">name</code> in place of');
    expect(body).toContain('The first release.');
    const { data } = JSON.parse((await look('/docs/changelog.json')).body) as { data: PublishedChange[] };
    expect(data.map(({ date, release: own }) => [date, own?.isFirst])).toEqual([
      ['2026-12-01', undefined],
      ['2026-11-21', true],
    ]);
    const feed = await look('/docs/changelog.atom', { host: 'docs.example' });
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const ids = [...feed.body.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(ids).toEqual(['', '/2026-12-01', '/2026-11-21'].map((end) => `tag:clutch.dev,2026:api${end}`));
    expect(feed.body).toContain('<link href="http://docs.example/docs/changelog#2026-12-01" />');
    expect(feed.body).toContain('no &lt;label&gt;. Read');
  });

  test('names operations, what breaks and each field, and puts releases and versions of one day together', () => {
    const fields = [{ field: 'ThingView.label', change: 'removed', description: 'What it was called.' }];
    const changed = [{ ...operation, breaks: ['200.label is not answered any more'] }];
    const days = publishedChanges(
      [release('2026-12-01', { changed, fields }), release('2027-01-01', { added: [operation] })],
      new ApiVersions([RENAMED]),
    );
    expect(days.map(({ date, version }) => [date, version.length])).toEqual([
      ['2027-01-01', 0],
      ['2026-12-01', 1],
    ]);
    const feed = changeFeed('api', 'Things', 'https://d.example', days);
    expect(feed).toContain('changed: GET /v1/x. The x. 200.label is not answered any more\nremoved: ThingView.label.');
    const view = { brand: GARAGE, language: 'ar', isChosen: true, path: '/docs/changelog', hasEvents: true } as const;
    const { text } = changePage(view, days).body;
    for (const part of ['ThingView.label', '200.label is not answered', 'GET /v1/x', 'أزيل', 'listThings'])
      expect(text).toContain(part);
  });
});

describe('what programs read', () => {
  test('llms.txt names the guides, llms-full.txt holds everything', async () => {
    const [short, full] = [await look('/llms.txt'), await look('/llms-full.txt')];
    expect(short.body).toMatch(/^# Things API\n\n> About things\.\n/);
    expect(short.body).toContain('](/docs/guides/quickstart.md): In ten minutes');
    for (const link of short.body.matchAll(/\]\((\/docs[^)]*)\)/g))
      expect([link[1], (await look(link[1]!)).status]).toEqual([link[1], 200]);
    for (const part of [
      '`GET /v1/things` (listThings): The things Needs `thing:read`.',
      '## thing.made',
      '`request.invalid` (422',
      '## 1. Say hello',
    ])
      expect(full.body).toContain(part);
  });

  test('the documents of events are there as they are made', async () => {
    const { body, headers } = await look('/asyncapi.json');
    expect([headers['content-type'], JSON.parse(body)]).toEqual([
      'application/json; charset=utf-8',
      { asyncapi: '3.0.0' },
    ]);
  });

  test('a guide is there as it was written', async () => {
    const { headers, body } = await look('/docs/guides/quickstart.md');
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(body).toMatch(/^# From nothing/);
  });
});

test('a search finds operations, events, errors and guides, by name before text, and shows what was typed as text', async () => {
  const { body } = await look('/docs/search?q=THING+made');
  const links = [...body.matchAll(/<li>\s*<a href="([^"]+)"><code/g)].map(([, link]) => link);
  expect(links[0]).toBe('/docs/events/thing.made');
  expect((await look('/docs/search?q=listthings')).body).toContain('href="/docs/reference#/default/listThings"');
  expect((await look('/docs/search?q=request+invalid')).body).toContain('href="/docs/errors/request/invalid"');
  expect((await look('/docs/search?q=غير+صالح&lang=ar')).body).toContain('href="/docs/errors/request/invalid?lang=ar"');
  expect((await look('/docs/search?q=say+hello')).body).toContain('href="/docs/guides/quickstart"');
  const none = await look(`/docs/search?q=${encodeURIComponent('<img src=x> zzz')}`);
  expect(none.body).toContain('Nothing has all of these words');
  expect(none.body).not.toContain('<img');
  expect((await look('/docs/search')).body).not.toContain('Nothing has');
});

test('a template writes text as text', () => {
  expect(markup`<b title="${'"'}">${'<&>'}${null}${[markup`<i>`, "'"]}</b>`.text).toBe(
    '<b title="&quot;">&lt;&amp;&gt;<i>&#39;</b>',
  );
});

test('accents that a brand chooses can be read', async () => {
  const style = (await look('/docs/portal.css')).body;
  const [light, dark] = [
    ...style.matchAll(/--accent: (#\w{6}); --ink: (#\w{6}); --soft: (#\w{6});[^}]*--paper: (#\w{6})/g),
  ];
  for (const [, accent, ink, soft, paper] of [light!, dark!])
    for (const colour of [accent!, ink!, soft!]) expect(contrast(colour, paper!)).toBeGreaterThanOrEqual(4.5);
});

/** WCAG 2.2, relative luminance. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [dark, bright] = [light(one), light(other)].toSorted((a, b) => a - b);
  return (bright! + 0.05) / (dark! + 0.05);
}
