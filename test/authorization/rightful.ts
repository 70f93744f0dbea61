import { type Call } from './call.ts';
import { type Operation } from './operations.ts';
import { adminCalls, apiCalls } from './right-calls.ts';
import { type World } from './world.ts';

/** What concerns the caller as a person: a program has none of it. */
export const OF_PEOPLE = new Set(['oauth-consent:own', 'factor:read', 'factor:update', 'session:close', 'session:own']);

/** What ends sessions is done by somebody whose sessions nobody needs any more. */
export const ENDS_SESSIONS = new Set(['closeSession', 'endSession', 'logOutAll']);

/** The operations in the order of the right calls, which is one in which the owner can make them all. */
export function inOrder<One extends Pick<Operation, 'operationId'>>(operations: readonly One[], world: World): One[] {
  const order = Object.keys({ ...apiCalls(world), ...adminCalls(world) });
  return operations.toSorted((a, b) => order.indexOf(a.operationId) - order.indexOf(b.operationId));
}

/** The right call of the operation in this world. @throws Error where nobody has written one */
export function rightCall({ app, operationId }: Pick<Operation, 'app' | 'operationId'>, world: World): Call {
  const call = (app === 'api' ? apiCalls(world) : adminCalls(world))[operationId];
  if (!call)
    throw new Error(`${app} ${operationId} has no right call; write it into test/authorization/right-calls.ts`);
  return { ...call, params: { ...world.ids, ...call.params } };
}

/** The token of somebody who may do everything in the tenant, or of the operator; none for what is open to everybody. */
export async function rightfulToken(
  { app, holder, operationId, permission }: Operation,
  world: World,
  operatorToken: string,
): Promise<string | undefined> {
  if (holder === 'anybody') return undefined;
  if (holder === 'operator') return operatorToken;
  if (holder === 'directory') return world.directoryToken;
  if (ENDS_SESSIONS.has(operationId)) return world.newSession(app);
  return app === 'api' && !OF_PEOPLE.has(permission!) ? world.tenant.apiKey.secret : world.freshToken(app);
}
