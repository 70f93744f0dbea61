import { type Break } from './breaking-changes.ts';
import { type App } from './document.ts';

/** A break that somebody has decided on: one entry of `docs/openapi/acknowledged.json`. */
export interface Acknowledged extends Break {
  readonly app: App;
  /** Why it cannot be avoided, and what clients are to do. */
  readonly reason: string;
}

/**
 * @returns one line for each break that nobody has acknowledged with a reason, and for each acknowledgement of what does not break any
 * more, so that the list never grows stale
 */
export function unacknowledged(
  breaks: readonly (Break & { readonly app: App })[],
  acknowledged: readonly Acknowledged[],
): string[] {
  const nameOf = ({ app, operationId, what }: Break & { readonly app: App }) => `${app} ${operationId}: ${what}`;
  const known = new Set(acknowledged.filter(({ reason }) => reason.trim() !== '').map(nameOf));
  const found = new Set(breaks.map(nameOf));
  return [
    ...[...found]
      .filter((name) => !known.has(name))
      .map(
        (name) => `${name}\n  breaks clients; undo it, or write it into docs/openapi/acknowledged.json with a reason`,
      ),
    ...acknowledged
      .map(nameOf)
      .filter((name) => !found.has(name))
      .map((name) => `${name}\n  is acknowledged and breaks nothing: take it out of docs/openapi/acknowledged.json`),
  ];
}
