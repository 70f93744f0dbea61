import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { etag } from '#kernel';
import { type DirectoryScope } from '../../domain/scim/directory.ts';
import { ScimTags, type VersionedResource } from '../../domain/scim/scim-resource.ts';

@Injectable()
export class HashedScimTags extends ScimTags {
  override of({ schema, directoryId }: DirectoryScope, { resource, version }: VersionedResource): string {
    const { members: _, ...shown } = resource;
    return etag(version, hash('sha256', JSON.stringify([schema, directoryId, shown])));
  }
}
