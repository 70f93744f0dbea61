import { type INestApplication } from '@nestjs/common';
import { buildDocument } from './build-document.ts';

/** The order in which a person reads a document; names that are not listed follow by the alphabet. */
const FIRST = ['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'webhooks', 'components'];

/**
 * The app's document as the text that is committed: two spaces, keys in a fixed order, a newline at the end. The same routes
 * give the same bytes, whatever the order in which modules were loaded.
 */
export function renderDocument(app: INestApplication): string {
  return `${JSON.stringify(ordered(buildDocument(app), 0), null, 2)}\n`;
}

/** What differs between the committed text and the app: `null` when nothing does, else a sentence with the first differing line. */
export function documentDrift(app: INestApplication, committed: string): string | null {
  const now = renderDocument(app).split('\n');
  const then = committed.split('\n');
  const line = now.findIndex((text, index) => text !== then[index]);
  if (line < 0 && then.length === now.length) return null;
  const at = line < 0 ? now.length : line;
  return `The OpenAPI document differs from line ${at + 1}: committed ${JSON.stringify(then[at] ?? '')}, now ${JSON.stringify(now[at] ?? '')}`;
}

function ordered(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, depth + 1));
  if (value === null || typeof value !== 'object') return value;
  const rank = (key: string): number => (depth === 0 && FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  const entries = Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner, depth + 1)]));
}
