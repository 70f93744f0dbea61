import { Injectable } from '@nestjs/common';
import { currentContext, currentTenant, uuidOf } from '#kernel';
import { type DirectoryScope, DirectoryScopes } from '../../domain/scim/directory.ts';

/** By the token of the request: the tenant that it names, and the directory whose it is. */
@Injectable()
export class RequestDirectoryScopes extends DirectoryScopes {
  override current(): DirectoryScope {
    const { actor } = currentContext() ?? {};
    const directoryId = actor?.kind === 'directory' ? uuidOf('dir', actor.id) : null;
    if (directoryId === null) throw new Error('Only a directory reaches the people and groups of a directory');
    return { schema: currentTenant().schema, directoryId };
  }
}
