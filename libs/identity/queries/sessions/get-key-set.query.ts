import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type PublicJwk, SigningKeys } from '../../domain/sessions/signing-keys.ts';

/** The public half of a key that signs access tokens (RFC 7517, RFC 8037). */
export class PublicJwkView implements PublicJwk {
  readonly kty!: 'OKP';
  readonly crv!: 'Ed25519';
  readonly x!: string;
  readonly kid!: string;
  readonly alg!: 'EdDSA';
  readonly use!: 'sig';
}

export class KeySetView {
  readonly keys!: PublicJwkView[];
}

/** The keys by which our access tokens can be checked. */
export class GetKeySet extends Query<KeySetView> {}

@QueryHandler(GetKeySet)
export class GetKeySetHandler implements IQueryHandler<GetKeySet> {
  constructor(private readonly keys: SigningKeys) {}

  async execute(): Promise<KeySetView> {
    return { keys: [...(await this.keys.publicKeys())] };
  }
}
