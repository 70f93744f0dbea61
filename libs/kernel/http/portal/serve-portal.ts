import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type OpenAPIObject } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type PublicEventType } from '../../events/public-catalogue.ts';
import { type Language, LANGUAGES, languageOf } from '../problems/registry/language.ts';
import { type ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { type ApiVersions } from '../versions/api-versions.ts';
import { type Brand, type Brands } from './brand.ts';
import { changeFeed } from './change-feed.ts';
import { changePage } from './change-page.ts';
import { errorList, errorPage } from './error-pages.ts';
import { eventList, eventPage } from './event-pages.ts';
import { guideList, guidePage } from './guide-pages.ts';
import { markup } from './markup.ts';
import { llmsFullText, llmsText, type LlmsParts } from './llms-text.ts';
import { brandStyle, PORTAL_SCRIPT, PORTAL_STYLE, REFERENCE_SCRIPT } from './portal-assets.ts';
import { type GuideFile, readGenerated, readGuides } from './portal-files.ts';
import { type PortalContent, portalPage, type PortalView } from './portal-page.ts';
import { type PublishedChange, publishedChanges, type Release } from './published-changes.ts';
import { searchEntries, type SearchEntry, searchPage } from './search-page.ts';
import { referencePage, startPage } from './start-page.ts';

/** What a portal shows. Everything but title and description is asked for when somebody first looks. */
export interface PortalParts {
  /** `api`: names the files that are made for the app. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly registry: () => ProblemRegistry;
  /** The events that the app sends; none where it sends none. */
  readonly events: () => readonly PublicEventType[];
  readonly document: () => OpenAPIObject;
  /** The AsyncAPI document; `null` where there is none. */
  readonly asyncApi: (() => object) | null;
  /** The dated versions of its API. */
  readonly versions: () => ApiVersions;
  /** Where hosts may have brands of their own. */
  readonly brands: () => Brands | null;
}

const CLUTCH = { name: 'Clutch', logoUrl: null, accentColor: null } as const satisfies Brand;

const SWAGGER_ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};
/** More words find nothing more. */
const LONGEST_SEARCH = 200;
const FOR_A_DAY = 'public, max-age=86400';
const FOR_A_WHILE = 'public, max-age=300';

/**
 * The developer portal at `/docs`, and `/llms.txt`: pages made on this server of what the app knows of itself, in English and Arabic, in the
 * brand of the host. No other server is asked but for the logo that a brand has.
 */
export function servePortal(instance: FastifyInstance, parts: PortalParts): void {
  const portal = new Portal(parts);
  const page = (path: string, content: (view: PortalView, rest: string) => PortalContent | null) =>
    instance.get<{ Params: { readonly '*'?: string } }>(path, (request, reply) =>
      portal.answer(request, reply, (view) => content(view, request.params['*'] ?? '')),
    );
  page('/docs', (view) => startPage(view, parts, { guides: portal.guides, files: portal.files }));
  page('/docs/guides', (view) => guideList(view, portal.guides));
  page('/docs/reference', referencePage);
  page('/docs/events', (view) => (view.hasEvents ? eventList(view, parts.events()) : null));
  page('/docs/events/*', (view, type) => eventPage(view, parts.events(), type));
  page('/docs/errors', (view) => errorList(view, parts.registry()));
  page('/docs/errors/*', (view, path) => errorPage(view, parts.registry(), path));
  instance.get('/docs/search', (request, reply) => {
    const { q } = request.query as { readonly q?: unknown };
    const asked = typeof q === 'string' ? q.slice(0, LONGEST_SEARCH) : '';
    return portal.answer(request, reply, (view) => searchPage(view, portal.entriesIn(view.language), asked));
  });
  page('/docs/changelog', (view) => changePage(view, portal.changes));
  instance.get<{ Params: { readonly '*': string } }>('/docs/guides/*', (request, reply) =>
    portal.answerGuide(request, reply, request.params['*']),
  );
  serveFiles(instance, portal);
  serveAssets(instance, portal);
}

class Portal {
  readonly #entries = new Map<Language, readonly SearchEntry[]>();
  #changes: readonly PublishedChange[] | undefined;
  #texts: { readonly short: string; readonly full: string } | undefined;
  readonly guides: readonly GuideFile[];
  readonly #releases: readonly Release[];
  /** `null` where none was made for the app. */
  readonly postman: string | null;

  constructor(readonly parts: PortalParts) {
    // The guides are for those who use the API; the administration has its own reference only.
    this.guides = parts.name === 'admin' ? [] : readGuides();
    const releases = JSON.parse(readGenerated('openapi', 'changelog.json') ?? '[]') as readonly Release[];
    this.#releases = releases.filter(({ app }) => app === parts.name);
    this.postman = readGenerated('postman', `${parts.name}.json`);
  }

  entriesIn(language: Language): readonly SearchEntry[] {
    const { document, events, registry } = this.parts;
    const known = this.#entries.get(language);
    if (known) return known;
    const searched = { document: document(), guides: this.guides, events: events(), registry: registry() };
    const made = searchEntries(searched, language);
    this.#entries.set(language, made);
    return made;
  }

  get changes(): readonly PublishedChange[] {
    return (this.#changes ??= publishedChanges(this.#releases, this.parts.versions()));
  }

  /** For tools, with what they are called. */
  get files(): readonly (readonly [string, string])[] {
    return [
      ['/openapi.json', 'OpenAPI 3.1'],
      ...(this.parts.asyncApi ? ([['/asyncapi.json', 'AsyncAPI 3.0']] as const) : []),
      ...(this.postman === null ? [] : ([['/docs/postman.json', 'Postman']] as const)),
      ['/llms.txt', 'llms.txt'],
      ['/llms-full.txt', 'llms-full.txt'],
    ];
  }

  get texts(): { readonly short: string; readonly full: string } {
    if (this.#texts) return this.#texts;
    const { title, description, registry, events, document } = this.parts;
    const made: LlmsParts = {
      title,
      description,
      guides: this.guides,
      files: this.files,
      registry: registry(),
      events: events(),
      document: document(),
    };
    return (this.#texts = { short: llmsText(made), full: llmsFullText(made) });
  }

  async brandOf(request: FastifyRequest): Promise<Brand> {
    return (await this.parts.brands()?.ofHost(request.hostname.toLowerCase())) ?? CLUTCH;
  }

  async answer(request: FastifyRequest, reply: FastifyReply, content: (view: PortalView) => PortalContent | null) {
    const chosen = LANGUAGES.find((one) => one === (request.query as { lang?: unknown }).lang);
    const language: Language = chosen ?? languageOf(request.headers['accept-language']);
    const view: PortalView = {
      brand: await this.brandOf(request),
      language,
      isChosen: chosen !== undefined,
      path: request.url.split('?', 1)[0]!,
      hasEvents: this.parts.events().length > 0,
    };
    const found = content(view);
    return reply
      .code(found ? 200 : 404)
      .headers({
        'Content-Security-Policy': policyOf(view.brand, found?.scripts !== undefined),
        'Content-Language': language,
        'Cache-Control': 'no-cache',
        Vary: 'Accept-Language, Host',
      })
      .type('text/html; charset=utf-8')
      .send(portalPage(view, found ?? NOTHING));
  }

  /** `…/quickstart` is a page, `…/quickstart.md` what it was made of. */
  answerGuide(request: FastifyRequest, reply: FastifyReply, name: string) {
    const source = this.guides.find((guide) => `${guide.name}.md` === name);
    if (!source) return this.answer(request, reply, () => guidePage(this.guides, name));
    return reply.type('text/markdown; charset=utf-8').header('Cache-Control', FOR_A_WHILE).send(source.markdown);
  }
}

const NOTHING: PortalContent = {
  title: '404',
  body: markup`<h1>404</h1>
    <p><a href="/docs">/docs</a></p>`,
};

/** Everything comes from us alone, but for the logo of a brand. swagger-ui writes style attributes and data images, and asks the API. */
function policyOf({ logoUrl }: Brand, isReference: boolean): string {
  const logo = logoUrl === null ? '' : ` ${new URL(logoUrl).origin}`;
  const wider = isReference
    ? { style: " 'unsafe-inline'", connect: " connect-src 'self';" }
    : { style: '', connect: '' };
  return `default-src 'none'; script-src 'self'; style-src 'self'${wider.style}; img-src 'self' data:${logo};${wider.connect} form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

function serveFiles(instance: FastifyInstance, portal: Portal): void {
  const text = 'text/plain; charset=utf-8';
  instance.get('/llms.txt', (_, reply) =>
    reply.header('Cache-Control', FOR_A_WHILE).type(text).send(portal.texts.short),
  );
  instance.get('/llms-full.txt', (_, reply) =>
    reply.header('Cache-Control', FOR_A_WHILE).type(text).send(portal.texts.full),
  );
  instance.get('/docs/changelog.json', (_, reply) =>
    reply.header('Cache-Control', FOR_A_WHILE).send({ data: portal.changes }),
  );
  instance.get('/docs/changelog.atom', (request, reply) => {
    const { name, title } = portal.parts;
    const base = `${request.protocol}://${request.host}`;
    return reply
      .headers({ 'Cache-Control': FOR_A_WHILE, Vary: 'Host' })
      .type('application/atom+xml; charset=utf-8')
      .send(changeFeed(name, title, base, portal.changes));
  });
  const { postman, parts } = portal;
  const { asyncApi } = parts;
  if (asyncApi)
    instance.get('/asyncapi.json', (_, reply) => reply.header('Cache-Control', FOR_A_WHILE).send(asyncApi()));
  if (postman !== null)
    instance.get('/docs/postman.json', (_, reply) =>
      reply.header('Cache-Control', FOR_A_WHILE).type('application/json; charset=utf-8').send(postman),
    );
}

function serveAssets(instance: FastifyInstance, portal: Portal): void {
  const own = [
    ['portal.css', 'text/css', PORTAL_STYLE],
    ['portal.js', 'text/javascript', PORTAL_SCRIPT],
    ['reference.js', 'text/javascript', REFERENCE_SCRIPT],
  ] as const;
  for (const [name, type, text] of own)
    instance.get(`/docs/${name}`, (_, reply) =>
      reply.header('Cache-Control', FOR_A_WHILE).type(`${type}; charset=utf-8`).send(text),
    );
  instance.get('/docs/brand.css', async (request, reply) =>
    reply
      .headers({ 'Cache-Control': 'no-cache', Vary: 'Host' })
      .type('text/css; charset=utf-8')
      .send(brandStyle(await portal.brandOf(request))),
  );
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  const folder = dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(SWAGGER_ASSETS))
    instance.get(`/docs/${name}`, (_, reply) =>
      reply
        .header('Cache-Control', FOR_A_DAY)
        .type(type)
        .send(createReadStream(join(folder, name))),
    );
}
