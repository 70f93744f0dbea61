import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import passportCustom from 'passport-custom';
import { liveTenantId, ProblemError, WebOrigins } from '#kernel';
import { TellOfKeyInAddress } from '../commands/report-leaked-key.command.ts';
import { ApiKeyAuthentication, type ApiKeyPrincipal, findApiKey } from '../contracts.ts';

/** Name of the strategy, for `AUTH_STRATEGIES`. */
export const API_KEY_STRATEGY = 'api-key';

const BEARER = /^Bearer +/i;

/** Knows programs by the API key in `Authorization: Bearer`. Passes on what does not look like a key. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(passportCustom.Strategy, API_KEY_STRATEGY) {
  readonly #log = new Logger('api-keys');

  constructor(
    private readonly keys: ApiKeyAuthentication,
    private readonly commands: CommandBus,
    private readonly origins: WebOrigins,
  ) {
    super();
  }

  async validate({ headers, url, ip }: FastifyRequest): Promise<ApiKeyPrincipal | false> {
    // An address ends up in logs, histories and referrers, so a key in it has been given away.
    if (/clk_(?:test|live)_/.test(url)) {
      this.#tellOf(findApiKey(url));
      throw new ProblemError(
        400,
        'key.in-url',
        'An API key must never stand in the address: revoke this one, and send the new one as "Authorization: Bearer <key>"',
      );
    }
    const token = headers.authorization?.replace(BEARER, '') ?? '';
    if (!token.startsWith('clk_')) return false;
    const principal = await this.keys.principalOf(token, ip, headers['user-agent']);
    if (principal.webOrigins && headers.origin !== undefined) await this.#refuseOtherOrigins(principal, headers.origin);
    return principal;
  }

  /** A browser shows the answer to nobody else's page anyway; what the request would do it does not do either. */
  async #refuseOtherOrigins({ webOrigins, tenant }: ApiKeyPrincipal, origin: string): Promise<void> {
    if (webOrigins!.includes(origin)) return;
    const { tenants } = await this.origins.find(origin);
    if (tenants.includes(liveTenantId(tenant))) return;
    throw new ProblemError(403, 'key.origin', 'This API key may not be used from pages of this origin', {
      extensions: { origin },
    });
  }

  /** The request is refused anyway, and does not wait for it. */
  #tellOf(key: string | null): void {
    if (key === null) return;
    this.commands.execute(new TellOfKeyInAddress(key)).catch((err: unknown) => {
      this.#log.error({ err }, 'The owner of an API key that stood in an address could not be told');
    });
  }
}
