import { type FastifyRequest } from 'fastify';
import { type RequestContext } from '../../context/request-context.ts';
import { type AppAbility } from '../authorization/ability.ts';
import { type Principal } from '../authorization/principal.ts';

/** A request as the kernel's hooks and guards have prepared it. */
export interface HttpRequest extends FastifyRequest {
  /** The context of this request, the same object that `currentContext()` returns: guards and the filter need no look-up. */
  clutch: RequestContext;
  /** Absent on public routes. */
  principal?: Principal;
  ability?: AppAbility;
  /** The bytes of the body; kept only when there is an `Idempotency-Key` to take their fingerprint for. */
  rawBody?: Buffer;
}
