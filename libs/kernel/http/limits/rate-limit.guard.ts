import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { serializeList } from 'structured-headers';
import { type HttpRequest } from '../requests/http-request.ts';
import { AddressLimit, POLICY, quotaExceeded, WINDOW_SECONDS } from './address-limit.ts';

/**
 * So many requests per credential in a minute, counted in this process. Every authenticated answer carries `RateLimit-Policy` and
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers). What nobody has to be known for is counted per address, because that is where
 * passwords are guessed; reads of that kind, such as health, are not.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  readonly #limiter: RateLimiterMemory;
  readonly #addresses: AddressLimit;
  readonly #policy: string;

  constructor(ratePerMinute: number, publicRatePerMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: ratePerMinute, duration: WINDOW_SECONDS });
    this.#addresses = new AddressLimit(publicRatePerMinute);
    this.#policy = serializeList([
      [
        POLICY,
        new Map([
          ['q', ratePerMinute],
          ['w', WINDOW_SECONDS],
        ]),
      ],
    ]);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const { principal, method, ip } = context.switchToHttp().getRequest<HttpRequest>();
    if (!principal) return method === 'GET' || method === 'HEAD' || this.#addresses.count(ip);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    try {
      this.#announce(reply, await this.#limiter.consume(principal.credentialId));
      return true;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw quotaExceeded(this.#announce(reply, refusal));
    }
  }

  /** Writes the two headers and returns the seconds until the window ends. */
  #announce(reply: FastifyReply, { remainingPoints, msBeforeNext }: RateLimiterRes): number {
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    // On every answer, so written by hand: an item with two integers needs no serializer.
    const limit = `"${POLICY}";r=${Math.max(0, remainingPoints)};t=${seconds}`;
    reply.header('RateLimit-Policy', this.#policy).header('RateLimit', limit);
    return seconds;
  }
}
