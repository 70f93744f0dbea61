import { currentContext, type RequestContext } from '#kernel';

/** The context of what Clutch does itself on behalf of a directory: no part of the request's command, and bound by the settings alone. */
export function directorysWork(): RequestContext {
  const { command: _, ifMatch: __, ability: ___, ...context } = currentContext()!;
  return context;
}
