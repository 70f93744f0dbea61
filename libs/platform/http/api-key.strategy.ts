import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import passportCustom from 'passport-custom';
import { ProblemError } from '#kernel';
import { ApiKeyAuthentication, type ApiKeyPrincipal } from '../contracts.ts';

/** Name of the strategy, for `AUTH_STRATEGIES`. */
export const API_KEY_STRATEGY = 'api-key';

const BEARER = /^Bearer +/i;

/** Knows programs by the API key in `Authorization: Bearer`. Passes on what does not look like a key. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(passportCustom.Strategy, API_KEY_STRATEGY) {
  constructor(private readonly keys: ApiKeyAuthentication) {
    super();
  }

  async validate({ headers, url, ip }: FastifyRequest): Promise<ApiKeyPrincipal | false> {
    // An address ends up in logs, histories and referrers, so a key in it has been given away.
    if (/clk_(?:test|live)_/.test(url)) {
      throw new ProblemError(
        400,
        'key.in-url',
        'An API key must never stand in the address: revoke this one, and send the new one as "Authorization: Bearer <key>"',
      );
    }
    const token = headers.authorization?.replace(BEARER, '') ?? '';
    return token.startsWith('clk_') ? this.keys.principalOf(token, ip) : false;
  }
}
