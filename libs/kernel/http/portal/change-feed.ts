import { markup } from './markup.ts';
import { type PublishedChange } from './published-changes.ts';

/** Fixed for ever: readers know an entry by it, whatever host it comes from (RFC 4151). */
const TAG = 'tag:clutch.dev,2026';

/**
 * The changes as an Atom feed (RFC 4287).
 * @param base address of the server as its reader has it, without a slash at the end
 */
export function changeFeed(name: string, title: string, base: string, changes: readonly PublishedChange[]): string {
  const entries = changes.map((change) => {
    const { date } = change;
    return markup`<entry><id>${TAG}:${name}/${date}</id><title>${title} ${date}</title><updated>${date}T00:00:00Z</updated><link href="${base}/docs/changelog#${date}" /><content type="text">${linesOf(change).join('\n')}</content></entry>
`;
  });
  const newest = changes[0]?.date ?? '2026-11-01';
  return `<?xml version="1.0" encoding="utf-8"?>\n${
    markup`<feed xmlns="http://www.w3.org/2005/Atom"><id>${TAG}:${name}</id><title>${title}</title><updated>${newest}T00:00:00Z</updated><author><name>Clutch</name></author><link rel="self" href="${base}/docs/changelog.atom" /><link href="${base}/docs/changelog" />
${entries}</feed>
`.text
  }`;
}

function linesOf({ release, version }: PublishedChange): string[] {
  const lines = version.map(({ title, migration }) => `${title}. ${migration}`);
  if (!release) return lines;
  const kinds = ['added', 'changed', 'deprecated', 'removed'] as const;
  return [
    ...(release.isFirst ? ['The first release.'] : []),
    ...lines,
    ...kinds.flatMap((kind) =>
      release[kind].map(({ method, path, summary, breaks = [] }) =>
        [`${kind}: ${method} ${path}`, summary, ...breaks].filter((part) => part !== '').join('. '),
      ),
    ),
    ...release.fields.map(({ field, change, description }) => `${change}: ${field}. ${description}`),
  ];
}
