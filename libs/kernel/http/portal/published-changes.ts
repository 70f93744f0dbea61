import { type ApiVersions } from '../versions/api-versions.ts';

/** An operation that a release has touched. */
export interface ReleasedOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** What clients must mind. */
  readonly breaks?: readonly string[];
}

/** An entry of `docs/openapi/changelog.json`: what a release of one app brought. */
export interface Release {
  readonly date: string;
  readonly app: string;
  readonly isFirst?: boolean;
  readonly added: readonly ReleasedOperation[];
  readonly changed: readonly ReleasedOperation[];
  readonly deprecated: readonly ReleasedOperation[];
  readonly removed: readonly ReleasedOperation[];
  readonly fields: readonly { readonly field: string; readonly change: string; readonly description: string }[];
}

/** What a dated version changed: who speaks an older one goes on as before until they move. */
export interface VersionChange {
  readonly title: string;
  /** What to do when moving to the version. */
  readonly migration: string;
  /** By `operationId`. */
  readonly operations: readonly string[];
}

/** What happened on one day, as the portal and its feeds tell it. */
export interface PublishedChange {
  /** `2026-11-21` */
  readonly date: string;
  readonly release: Release | null;
  /** Changes under `Clutch-Version: {date}`; none where that day brought no version. */
  readonly version: readonly VersionChange[];
}

/** The releases of an app and the dated versions of its API by their days, the latest first. */
export function publishedChanges(releases: readonly Release[], versions: ApiVersions): PublishedChange[] {
  const dates = new Set([...releases.map(({ date }) => date), ...versions.changes.map(({ version }) => version)]);
  return [...dates]
    .toSorted()
    .toReversed()
    .map((day) => {
      const found = releases.find(({ date }) => date === day);
      return { date: day, release: found ?? null, version: changesOf(versions, day) };
    });
}

function changesOf(versions: ApiVersions, day: string): VersionChange[] {
  return versions.changes
    .filter(({ version }) => version === day)
    .map(({ title, migration, schemas }) => ({
      title,
      migration,
      operations: [
        ...new Set(schemas.flatMap(({ answers = {}, requests = {} }) => Object.keys({ ...answers, ...requests }))),
      ],
    }));
}
