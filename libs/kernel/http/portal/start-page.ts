import { guideCards } from './guide-pages.ts';
import { type Html, markup } from './markup.ts';
import { type GuideFile } from './portal-files.ts';
import { linkTo, type PortalContent, type PortalView, wordsOf } from './portal-page.ts';

/** Where the portal begins: what the API is, the guides, and what tools can read. */
export function startPage(
  view: PortalView,
  about: { readonly title: string; readonly description: string },
  { guides, files }: { readonly guides: readonly GuideFile[]; readonly files: readonly (readonly [string, string])[] },
): PortalContent {
  const words = wordsOf(view);
  const body = markup`<h1>${words.welcome}</h1>
    <p lang="en" dir="ltr">${about.description}</p>
    ${guideCards(view, guides)}
    <h2>${words.downloads}</h2>
    <ul>
      ${files.map(([path, name]) => markup`<li><a href="${path}">${name}</a></li> `)}
    </ul>`;
  return { title: about.title, body };
}

/** Every operation, to read and to try with a key of one's own. */
export function referencePage(view: PortalView): PortalContent {
  const words = wordsOf(view);
  return {
    title: words.reference,
    body: markup`<h1>${words.reference}</h1>
      ${tryForm(view)}
      <div id="reference" class="reference" lang="en" dir="ltr"></div>
      <noscript
        ><p><a href="/openapi.json">/openapi.json</a></p></noscript
      >`,
    styles: ['/docs/swagger-ui.css'],
    scripts: ['/docs/swagger-ui-bundle.js', '/docs/reference.js'],
  };
}

function tryForm(view: PortalView): Html {
  const words = wordsOf(view);
  return markup`<form id="try" class="try" hidden>
      <label for="key">${words.key}</label>
      <p class="soft" id="key-help">${words.keyHelp}</p>
      <input
        id="key"
        name="key"
        type="password"
        autocomplete="off"
        spellcheck="false"
        dir="ltr"
        aria-describedby="key-help"
        required
      />
      <button>${words.useKey}</button>
    </form>
    <p><a href="${linkTo(view, '/docs')}">${words.start}</a></p>`;
}
