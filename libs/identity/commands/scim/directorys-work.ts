import { uuidv7 } from 'uuidv7';
import { currentContext, type RequestContext } from '#kernel';
import { ANY_CONTEXT, type Grant, type Holder, WHOLE_TENANT } from '../../domain/access/grant.ts';

/** The context of what Clutch does itself on behalf of a directory: no part of the request's command, and bound by the settings alone. */
export function directorysWork(): RequestContext {
  const { command: _, ifMatch: __, ability: ___, ...context } = currentContext()!;
  return context;
}

/** A role in the whole tenant, as a directory gives it. */
export function directorysGrant(holder: Holder, roleId: string): Grant {
  return {
    grantId: uuidv7(),
    holder,
    roleId,
    scope: WHOLE_TENANT,
    notBefore: null,
    notAfter: null,
    context: ANY_CONTEXT,
    reason: null,
    source: 'scim',
  };
}
