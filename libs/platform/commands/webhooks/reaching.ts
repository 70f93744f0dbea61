import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { SecretBox } from '../../domain/secret-box.ts';
import { ClientCertificates, type ReceiverAuth, shownAuth } from '../../domain/webhooks/receiver-auth.ts';
import { WebhookTargets } from '../../domain/webhooks/webhook-targets.ts';
import { type WebhookEndpointRow } from '../../entities.ts';
import { WantedVerification } from './wanted-verification.ts';
import { authOf, type ReachingBody } from './reaching.dto.ts';

export type ReachingColumns = Pick<
  WebhookEndpointRow,
  'url' | 'sealedHeaders' | 'headerNames' | 'authKind' | 'sealedAuth' | 'authShown'
>;

/** How receivers are reached, as it is checked and kept: what is secret sealed under the endpoint's id, the rest beside it. */
@Injectable()
export class Reaching {
  constructor(
    private readonly targets: WebhookTargets,
    private readonly secrets: SecretBox,
    private readonly certificates: ClientCertificates,
    private readonly clock: Clock,
    readonly wanted: WantedVerification,
  ) {}

  /**
   * The columns of what was given.
   * @throws DomainError 422 `webhook-target.refused`, `webhook-target.unresolved` or `webhook-endpoint.certificate`
   */
  async of(
    endpointId: string,
    { url, headers, auth }: Pick<ReachingBody, 'headers' | 'auth'> & { readonly url?: string },
  ): Promise<Partial<ReachingColumns>> {
    if (url !== undefined) await this.targets.check(url);
    return {
      ...(url === undefined ? {} : { url }),
      ...(headers === undefined ? {} : this.#headers(endpointId, headers ?? {})),
      ...(auth ? await this.#auth(endpointId, authOf(auth)) : {}),
    };
  }

  #headers(endpointId: string, headers: Readonly<Record<string, string>>): Partial<ReachingColumns> {
    const headerNames = Object.keys(headers);
    return { headerNames, sealedHeaders: headerNames.length === 0 ? null : this.#sealed(endpointId, headers) };
  }

  async #auth(endpointId: string, auth: ReceiverAuth): Promise<Partial<ReachingColumns>> {
    if (auth.kind === 'none') return { authKind: 'none', sealedAuth: null, authShown: null };
    if (auth.kind === 'oauth2') await this.targets.check(auth.tokenUrl);
    const certificate = auth.kind === 'mtls' ? this.certificates.read(auth, this.clock.now()) : undefined;
    const authShown = shownAuth(auth, certificate);
    return { authKind: auth.kind, sealedAuth: this.#sealed(endpointId, auth), authShown };
  }

  #sealed(endpointId: string, value: object): Buffer {
    return Buffer.from(this.secrets.seal(JSON.stringify(value), endpointId));
  }
}
