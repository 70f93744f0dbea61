import { type PublicEventType } from '../../events/public-catalogue.ts';
import { searchField } from './error-pages.ts';
import { type Html, markup } from './markup.ts';
import { linkTo, type PortalContent, type PortalView, wordsOf } from './portal-page.ts';

/** The catalogue of events, to be narrowed by typing. */
export function eventList(view: PortalView, types: readonly PublicEventType[]): PortalContent {
  const words = wordsOf(view);
  const entries = types.map(
    ({ type, description, deprecated }) =>
      markup`<tr class="entry">
        <td>
          <a href="${linkTo(view, `/docs/events/${type}`)}"><code dir="ltr">${type}</code></a>
          ${deprecated === null ? null : markup`<small>${words.deprecated}</small>`}
        </td>
        <td lang="en" dir="ltr">${description}</td>
      </tr> `,
  );
  const body = markup`<h1>${words.events}</h1>
    ${searchField(view, 'tr.entry')}
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${words.code}</th>
            <th>${words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          ${entries}
        </tbody>
      </table>
    </div>`;
  return { title: words.events, body };
}

/** One type: the message as it is sent, and the schema of every version. */
export function eventPage(view: PortalView, types: readonly PublicEventType[], name: string): PortalContent | null {
  const found = types.find(({ type }) => type === name);
  if (!found) return null;
  const words = wordsOf(view);
  const { type, description, feature, versions } = found;
  const message = { type, timestamp: '2026-12-01T06:00:00.000Z', data: versions.at(-1)!.example };
  const schemas = versions.toReversed().map(
    ({ version, schema }) =>
      markup`<h2 id="v${version}">${words.schema}: ${words.version} ${version}</h2>
        ${json(schema)} `,
  );
  const body = markup`<p><a href="${linkTo(view, '/docs/events')}">${words.events}</a></p>
    <h1><code dir="ltr">${type}</code></h1>
    ${endingNote(view, found)}
    <p lang="en" dir="ltr">${description}</p>
    ${feature && markup`<p class="note">${words.feature} <code dir="ltr">${feature}</code></p>`}
    <h2>${words.example}</h2>
    ${json(message)} ${schemas}`;
  return { title: type, body };
}

/** That receivers should not rely on the type, since when, until when, and what to use instead. */
function endingNote(view: PortalView, type: PublicEventType): Html | null {
  const { deprecated, deprecatedOn, archivedOn, successor } = type;
  if (deprecated === null) return null;
  const words = wordsOf(view);
  const instead =
    successor && markup`<a href="${linkTo(view, `/docs/events/${successor}`)}"><code dir="ltr">${successor}</code></a>`;
  return markup`<p class="note">
    ${words.deprecated}${deprecatedOn && ` (${deprecatedOn})`}: <span lang="en" dir="ltr">${deprecated}</span>
    ${archivedOn && markup`<br />${words.archived}: ${archivedOn}`} ${instead && markup`<br />${instead}`}
  </p>`;
}

const json = (value: unknown): Html =>
  markup`<pre dir="ltr" tabindex="0"><code class="language-json">${JSON.stringify(value, null, 2)}</code></pre>`;
