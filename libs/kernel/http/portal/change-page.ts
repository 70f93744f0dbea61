import { type Html, markup, withCode } from './markup.ts';
import { type PortalContent, type PortalView, wordsOf } from './portal-page.ts';
import { type PublishedChange, type Release, type ReleasedOperation, type VersionChange } from './published-changes.ts';

const KINDS = ['added', 'changed', 'deprecated', 'removed'] as const;

const WORDS = {
  en: {
    added: 'Added',
    changed: 'Changed',
    deprecated: 'Deprecated',
    removed: 'Removed',
    fields: 'Fields',
    first: 'The first release.',
    version: 'For callers of this version',
    todo: 'What to do',
    feed: 'Follow the changes',
  },
  ar: {
    added: 'أضيف',
    changed: 'تغيّر',
    deprecated: 'مهمل',
    removed: 'أزيل',
    fields: 'الحقول',
    first: 'الإصدار الأول.',
    version: 'لمن يستخدم هذا الإصدار',
    todo: 'ما العمل',
    feed: 'تابع التغييرات',
  },
} as const;

/** What each day brought, the latest first, with what to do about it. */
export function changePage(view: PortalView, changes: readonly PublishedChange[]): PortalContent {
  const words = wordsOf(view);
  const body = markup`<h1>${words.changes}</h1>
    <p>
      ${WORDS[view.language].feed}: <a href="/docs/changelog.atom">Atom</a>, <a href="/docs/changelog.json">JSON</a>
    </p>
    ${changes.length === 0 ? markup`<p>${words.noChanges}</p>` : changes.map((change) => dayOf(view, change))}`;
  return { title: words.changes, body };
}

function dayOf(view: PortalView, { date, release, version }: PublishedChange): Html {
  const words = WORDS[view.language];
  const versions =
    version.length === 0
      ? null
      : markup`<h3>${words.version}: <code dir="ltr">Clutch-Version: ${date}</code></h3>
          ${version.map((one) => versionChange(view, one))}`;
  return markup`<h2 id="${date}">${date}</h2>
    ${release?.isFirst ? markup`<p>${words.first}</p>` : null} ${versions}
    ${release ? releaseParts(view, release) : null}`;
}

function versionChange(view: PortalView, { title, migration, operations }: VersionChange): Html {
  return markup`<p lang="en" dir="ltr">${withCode(title)}</p>
    <p>
      <strong>${WORDS[view.language].todo}:</strong> <span lang="en" dir="ltr">${withCode(migration)}</span>
      ${operations.map((operation) => markup`<code dir="ltr">${operation}</code> `)}
    </p> `;
}

function releaseParts(view: PortalView, release: Release): Html {
  const words = WORDS[view.language];
  const operations = KINDS.filter((kind) => release[kind].length > 0).map(
    (kind) =>
      markup`<h3>${words[kind]}</h3>
        <ul>
          ${release[kind].map((operation) => item(operation))}
        </ul> `,
  );
  const fields = release.fields.map(
    ({ field, change, description }) =>
      markup`<li>
        <code dir="ltr">${field}</code> (${words[change as (typeof KINDS)[number]]})
        <span lang="en" dir="ltr">${withCode(description)}</span>
      </li> `,
  );
  return markup`${operations}${
    fields.length === 0
      ? null
      : markup`<h3>${words.fields}</h3>
          <ul>
            ${fields}
          </ul>`
  }`;
}

function item({ method, path, summary, breaks = [] }: ReleasedOperation): Html {
  const broken =
    breaks.length === 0
      ? null
      : markup`<ul>
          ${breaks.map((one) => markup`<li>${one}</li>`)}
        </ul>`;
  return markup`<li>
    <code dir="ltr">${method.toUpperCase()} ${path}</code> <span lang="en" dir="ltr">${summary}</span>${broken}
  </li> `;
}
