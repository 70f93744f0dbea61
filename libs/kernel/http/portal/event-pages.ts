import { type PublicEventType } from '../../events/public-catalogue.ts';
import { searchField } from './error-pages.ts';
import { type Html, markup } from './markup.ts';
import { linkTo, type PortalContent, type PortalView, wordsOf } from './portal-page.ts';

/** The catalogue of events, to be narrowed by typing. */
export function eventList(view: PortalView, types: readonly PublicEventType[]): PortalContent {
  const words = wordsOf(view);
  const entries = types.map(
    ({ type, description }) =>
      markup`<tr class="entry">
        <td>
          <a href="${linkTo(view, `/docs/events/${type}`)}"><code dir="ltr">${type}</code></a>
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
  const { type, description, deprecated, versions } = found;
  const message = { type, timestamp: '2026-12-01T06:00:00.000Z', data: versions.at(-1)!.example };
  const schemas = versions.toReversed().map(
    ({ version, schema }) =>
      markup`<h2 id="v${version}">${words.schema}: ${words.version} ${version}</h2>
        ${json(schema)} `,
  );
  const body = markup`<p><a href="${linkTo(view, '/docs/events')}">${words.events}</a></p>
    <h1><code dir="ltr">${type}</code></h1>
    ${deprecated === null ? null : markup`<p class="note">${words.deprecated}: <span lang="en">${deprecated}</span></p>`}
    <p lang="en" dir="ltr">${description}</p>
    <h2>${words.example}</h2>
    ${json(message)} ${schemas}`;
  return { title: type, body };
}

const json = (value: unknown): Html =>
  markup`<pre dir="ltr" tabindex="0"><code class="language-json">${JSON.stringify(value, null, 2)}</code></pre>`;
