import { type DirectoryScope } from './directory.ts';

/** A resource as it goes out, but for its address and its ETag. */
export interface ScimResource {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly meta: { readonly resourceType: string; readonly created: string; readonly lastModified: string };
  readonly [attribute: string]: unknown;
}

/** What a resource shows, with the version that it has where it is kept. */
export interface VersionedResource {
  readonly resource: ScimResource;
  readonly version: number;
}

/**
 * ETags of resources: the version, and a digest of what is shown and of the directory that sees it. So it changes whoever changes the
 * person or group, and what one tenant was shown fits nothing of another. Members are left to the version, as a list may leave them out.
 */
export abstract class ScimTags {
  abstract of(scope: DirectoryScope, resource: VersionedResource): string;
}

export function metaOf(
  resourceType: string,
  { createdAt, changedAt }: { readonly createdAt: Date; readonly changedAt: Date },
): ScimResource['meta'] {
  return { resourceType, created: createdAt.toISOString(), lastModified: changedAt.toISOString() };
}
