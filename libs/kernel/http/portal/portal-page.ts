import { type Language } from '../problems/registry/language.ts';
import { type Brand } from './brand.ts';
import { Html, markup } from './markup.ts';
import { PORTAL_WORDS, type PortalWords } from './portal-words.ts';

/** Who looks at a page, and whose it is. */
export interface PortalView {
  readonly brand: Brand;
  readonly language: Language;
  /** Whether the language was asked for in the address, so that links carry it on. */
  readonly isChosen: boolean;
  /** `/docs/errors`, without the query. */
  readonly path: string;
  /** Whether the app sends events. */
  readonly hasEvents: boolean;
}

export interface PortalContent {
  readonly title: string;
  readonly body: Html;
  /** Set where the content is in another language than the page around it. */
  readonly language?: Language;
  /** Addresses of scripts and style sheets beside those that every page has. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
}

export const wordsOf = ({ language }: PortalView): PortalWords => PORTAL_WORDS[language];

const DIRECTION: Readonly<Record<Language, string>> = { en: 'ltr', ar: 'rtl' };

/** An address within the portal that keeps to the language that was chosen. */
export function linkTo({ isChosen, language }: PortalView, path: string): string {
  return isChosen ? `${path}?lang=${language}` : path;
}

/** A whole page: the header with the brand, the navigation, and the content. */
export function portalPage(view: PortalView, content: PortalContent): string {
  const { brand, language } = view;
  const { title, body, scripts = [], styles = [] } = content;
  const said = content.language ?? language;
  return `<!doctype html>\n${
    markup`<html lang="${language}" dir="${DIRECTION[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${brand.name}</title>
        <link rel="icon" href="/docs/favicon-32x32.png" />
        ${[...styles, '/docs/portal.css', '/docs/brand.css'].map((href) => markup`<link rel="stylesheet" href="${href}" /> `)}
      </head>
      <body>
        <a class="skip" href="#content">${wordsOf(view).skip}</a>
        ${header(view)}
        <main id="content" tabindex="-1" lang="${said}" dir="${DIRECTION[said]}">
          ${said === language ? null : markup`<p class="note" lang="${language}" dir="${DIRECTION[language]}">${wordsOf(view).inEnglish}</p>`}
          ${body}
        </main>
        ${[...scripts, '/docs/portal.js'].map((src) => markup`<script src="${src}" defer></script> `)}
      </body>
    </html> `.text
  }`;
}

function header(view: PortalView): Html {
  const { brand, language, path } = view;
  const words = wordsOf(view);
  const other: Language = language === 'en' ? 'ar' : 'en';
  const parts: readonly (readonly [string, string])[] = [
    ['/docs', words.start],
    ['/docs/guides', words.guides],
    ['/docs/reference', words.reference],
    ...(view.hasEvents ? ([['/docs/events', words.events]] as const) : []),
    ['/docs/errors', words.errors],
    ['/docs/changelog', words.changes],
  ];
  const isHere = (part: string): boolean => path === part || (part !== '/docs' && path.startsWith(`${part}/`));
  const logo = brand.logoUrl === null ? null : markup`<img src="${brand.logoUrl}" alt="" height="28" />`;
  return markup`<header>
    <a class="brand" href="${linkTo(view, '/docs')}">${logo}${brand.name}</a>
    <nav aria-label="${words.navigation}">
      <ul>
        ${parts.map(
          ([part, name]) =>
            markup`<li>
              <a href="${linkTo(view, part)}" ${isHere(part) ? markup` aria-current="page"` : null}>${name}</a>
            </li> `,
        )}
      </ul>
    </nav>
    <form class="search" role="search" action="/docs/search">
      <input type="search" name="q" aria-label="${words.search}" placeholder="${words.search}" maxlength="200" />
      ${view.isChosen ? markup`<input type="hidden" name="lang" value="${language}" />` : null}
    </form>
    <a class="language" lang="${other}" hreflang="${other}" href="${path}?lang=${other}">${words.otherLanguage}</a>
  </header>`;
}
