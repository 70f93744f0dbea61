import { type FastifyRequest } from 'fastify';
import { type RequestContext } from '../../context/request-context.ts';
import { type AppAbility } from '../authorization/ability.ts';
import { type Principal } from '../authorization/principal.ts';
import { type Operation } from '../metering/operation-table.ts';

/** A request as the kernel's hooks and guards have prepared it. */
export interface HttpRequest extends FastifyRequest {
  /** The context of this request, the same object that `currentContext()` returns: guards and the filter need no look-up. */
  clutch: RequestContext;
  /** Absent on public routes. */
  principal?: Principal;
  ability?: AppAbility;
  /** The bytes of the body; kept only when there is an `Idempotency-Key` to take their fingerprint for. */
  rawBody?: Buffer;
  /** Absent where no route of a controller answers. */
  operation?: Operation;
  /** What usage counts it as, where one route does many things: GraphQL. */
  metered?: { readonly operation: string; readonly cost: number };
  /** Of the answer, where the request log may keep it. */
  sentBody?: string;
  /** Whether it was asked who it is from. */
  isAsked?: boolean;
  /** Who it is from, where it was refused before anybody had to be known. */
  askedBy?: Principal;
  /** Whether the request log will have it; absent until that is decided. */
  isKept?: boolean;
  /** Of a problem that was written elsewhere than where errors end. */
  problemCode?: string;
}
