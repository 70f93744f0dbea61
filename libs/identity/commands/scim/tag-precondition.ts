import { PreconditionFailed } from '#kernel';
import { type DirectoryScope } from '../../domain/scim/directory.ts';
import { type ScimTags, type VersionedResource } from '../../domain/scim/scim-resource.ts';

/** The precondition as it was sent; `undefined` for none. */
export interface TagPrecondition {
  readonly ifMatch: string | undefined;
}

/** @throws PreconditionFailed when the client has changed another version than this one */
export function requireTag(
  tags: ScimTags,
  { ifMatch }: TagPrecondition,
  scope: DirectoryScope,
  present: VersionedResource,
): void {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === tags.of(scope, present)) return;
  throw new PreconditionFailed(present.version);
}
