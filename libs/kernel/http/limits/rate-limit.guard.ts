import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Principal } from '../authorization/principal.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { type AddressLimit } from './address-limit.ts';
import { limitExceeded, limitHeader } from './limit-headers.ts';
import { type LimitSet } from './limits.ts';
import { type LimitsInForce } from './limits-in-force.ts';
import { type TenantPlan } from './tenant-plan.ts';

/** The first look at a count may take so long; then this process counts alone until it knows more. */
const FIRST_LOOK_MS = 250;

/**
 * Counts every request against the limits of the tenant's plan, of the person, the address and the key, all in one go. Every
 * authenticated answer carries `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). What nobody has to be known
 * for is counted per address, because that is where passwords are guessed; reads of that kind, such as health, are not.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly inForce: LimitsInForce,
    private readonly addresses: AddressLimit,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const { principal, method } = request;
    if (!principal) return method === 'GET' || method === 'HEAD' || this.addresses.count(request.ip);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const plan = this.inForce.planOf(principal.tenant?.id);
    return 'then' in plan
      ? plan.then((found) => this.#count(request, reply, principal, found))
      : this.#count(request, reply, principal, plan);
  }

  #count(
    request: HttpRequest,
    reply: FastifyReply,
    principal: Principal,
    plan: TenantPlan,
  ): boolean | Promise<boolean> {
    const { limits } = this.inForce;
    const operation = request.operation;
    const set = limits.setOf(principal, plan, { ip: request.ip, operation: operation?.id ?? '' });
    const cost = operation?.cost ?? 1;
    const asking = limits.ask(set);
    return asking
      ? withinPatience(asking).then(() => take(this.inForce, principal, { set, cost }, reply))
      : take(this.inForce, principal, { set, cost }, reply);
  }
}

/**
 * Counts so many requests more for one that was let through and turned out dearer, and writes the headers anew.
 * @throws ProblemError 429
 */
export async function chargeMore(
  inForce: LimitsInForce,
  request: HttpRequest,
  reply: FastifyReply,
  more: number,
): Promise<void> {
  const { principal, ip, operation } = request;
  if (!principal || more < 1) return;
  const plan = await inForce.planOf(principal.tenant?.id);
  const set = inForce.limits.setOf(principal, plan, { ip, operation: operation?.id ?? '' });
  take(inForce, principal, { set, cost: more }, reply);
}

function take(
  { limits, spent }: LimitsInForce,
  principal: Principal,
  { set, cost }: { readonly set: LimitSet; readonly cost: number },
  reply: FastifyReply,
): boolean {
  const now = limits.now();
  const short = limits.take(set, cost, now);
  const { credits } = set;
  if (credits && spent && limits.used(credits, now) >= credits.quota) spent.note(principal, credits.count.endsAt);
  if (set.policy !== '') {
    reply.header('RateLimit-Policy', set.policy);
    reply.header(
      'RateLimit',
      limitHeader(set.limits, (limit) => limits.used(limit, now), now),
    );
  }
  if (short.length > 0) throw limitExceeded(short, now);
  return true;
}

/** Whichever comes first: the count, or the end of the patience. */
function withinPatience(asking: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FIRST_LOOK_MS);
  const answered = (): void => {
    clearTimeout(timer);
    resolve();
  };
  asking.then(answered, answered);
  return promise;
}
