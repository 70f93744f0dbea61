import { type OpenAPIObject } from '@nestjs/swagger';
import { type PublicEventType } from '../../events/public-catalogue.ts';
import { METHODS, type Operation } from '../openapi/finish-operation.ts';
import { type Language } from '../problems/registry/language.ts';
import { pathOfCode, type ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { markup } from './markup.ts';
import { type GuideFile } from './portal-files.ts';
import { linkTo, type PortalContent, type PortalView, wordsOf } from './portal-page.ts';

/** Something that can be found. */
export interface SearchEntry {
  readonly kind: 'reference' | 'guides' | 'events' | 'errors';
  /** `POST /v1/bookings`, `booking.slot-taken` */
  readonly name: string;
  /** What it is, in the language of its reader where there is one. */
  readonly about: string;
  /** Searched, and not shown. */
  readonly text: string;
  readonly path: string;
}

/** Where the things are that can be found. */
export interface Searched {
  readonly document: OpenAPIObject;
  readonly guides: readonly GuideFile[];
  readonly events: readonly PublicEventType[];
  readonly registry: ProblemRegistry;
}

/** Everything that the portal shows, as it is searched. */
export function searchEntries({ document, guides, events, registry }: Searched, language: Language): SearchEntry[] {
  return [
    ...guides.map(({ name, title, summary, markdown }) =>
      entry('guides', { name: title, about: summary, path: `/docs/guides/${name}`, text: markdown }),
    ),
    ...operationEntries(document),
    ...events.map(({ type, description }) =>
      entry('events', { name: type, about: description, path: `/docs/events/${type}` }),
    ),
    ...registry.all().map(([code, problem]) => {
      const { title, help } = problem[language];
      return entry('errors', { name: code, about: title, path: `/docs/errors/${pathOfCode(code)}`, text: help });
    }),
  ];
}

function entry(
  kind: SearchEntry['kind'],
  { text = '', ...shown }: Omit<SearchEntry, 'kind' | 'text'> & { readonly text?: string },
): SearchEntry {
  return { kind, ...shown, text: `${shown.name} ${shown.about} ${text}`.toLowerCase() };
}

function operationEntries({ paths }: OpenAPIObject): SearchEntry[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      if (!operation) return [];
      const { operationId = '', summary = '', description = '', tags: [tag = 'default'] = [] } = operation;
      const name = `${method.toUpperCase()} ${path}`;
      const address = `/docs/reference#/${encodeURIComponent(tag)}/${operationId}`;
      return [entry('reference', { name, about: summary, path: address, text: `${operationId} ${description}` })];
    }),
  );
}

const MOST_SHOWN = 50;

/** What holds every word that was asked for: by name first, then by what it is about, then by its text. */
export function found(entries: readonly SearchEntry[], asked: string): SearchEntry[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = ({ name, about }: SearchEntry): number => {
    const [first, second] = [name.toLowerCase(), about.toLowerCase()];
    if (words.every((word) => first.includes(word))) return 0;
    return words.every((word) => first.includes(word) || second.includes(word)) ? 1 : 2;
  };
  return entries
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_SHOWN);
}

/** The results of a search over guides, operations, events and errors; works without scripts. */
export function searchPage(view: PortalView, entries: readonly SearchEntry[], asked: string): PortalContent {
  const words = wordsOf(view);
  const results = found(entries, asked);
  const rows = results.map(({ kind, name, about, path }) => {
    const inWords =
      kind === 'errors' ? markup`<span>${about}</span>` : markup`<span lang="en" dir="ltr">${about}</span>`;
    return markup`<li>
      <a href="${withHash(view, path)}"><code dir="ltr">${name}</code></a> <span class="soft">${words[kind]}</span><br />${inWords}
    </li> `;
  });
  const nothing = asked.trim() === '' ? null : markup`<p role="status">${words.nothingFound}</p>`;
  const body = markup`<h1>${words.search}${asked === '' ? '' : `: ${asked}`}</h1>
    ${results.length === 0 ? nothing : markup`<ul>${rows}</ul>`}`;
  return { title: words.search, body };
}

function withHash(view: PortalView, path: string): string {
  const [page = '', hash] = path.split('#');
  return hash === undefined ? linkTo(view, page) : `${linkTo(view, page)}#${hash}`;
}
