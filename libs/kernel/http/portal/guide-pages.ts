import { markup } from './markup.ts';
import { markdownToHtml } from './markdown.ts';
import { type GuideFile } from './portal-files.ts';
import { linkTo, type PortalContent, type PortalView, wordsOf } from './portal-page.ts';

/** The guides with what they are about. */
export function guideList(view: PortalView, guides: readonly GuideFile[]): PortalContent {
  const words = wordsOf(view);
  const body = markup`<h1>${words.guides}</h1>
    ${guideCards(view, guides)}`;
  return { title: words.guides, body };
}

export function guideCards(view: PortalView, guides: readonly GuideFile[]) {
  return markup`<ul class="cards">
    ${guides.map(
      ({ name, title, summary }) =>
        markup`<li lang="en" dir="ltr">
          <h2><a href="${linkTo(view, `/docs/guides/${name}`)}">${title}</a></h2>
          <p>${summary}</p>
        </li> `,
    )}
  </ul>`;
}

/** One guide; `null` for a name that none has. Guides are written in English. */
export function guidePage(guides: readonly GuideFile[], name: string): PortalContent | null {
  const guide = guides.find((one) => one.name === name);
  return guide ? { title: guide.title, body: markdownToHtml(guide.markdown), language: 'en' } : null;
}
