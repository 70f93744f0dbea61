/** The hash of a golden file, and the shape that the version's data had when it was frozen; null where a later version was written already. */
export type Lock = Readonly<Record<string, { readonly golden: string; readonly shape: string | null }>>;

export interface Events {
  readonly lock: Lock;
  readonly golden: ReadonlyMap<string, string>;
  readonly shapes: ReadonlyMap<string, string>;
}

export const LOCK: string;
export function goldenHashes(root: string): Map<string, string>;
export function eventShapes(root: string): Map<string, string>;
export function readLock(root: string): Lock;
export function lockProblems(events: Events): { changed: string[]; fresh: string[] };
export function frozen(events: Events): Lock;
export function readEvents(root: string): Events;
