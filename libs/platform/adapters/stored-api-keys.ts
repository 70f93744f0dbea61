import { Injectable } from '@nestjs/common';
import { type AppAbility, Clock, currentContext, isInBlock, ProblemError, type TenantRef } from '#kernel';
import { ApiKeyAuthentication, type ApiKeyPrincipal, type KnownApiKey } from '../contracts.ts';
import { parseApiKey, publicKeyId } from '../domain/api-key.ts';
import { stateOfKey } from '../domain/key-state.ts';
import { type FoundKey } from './found-key.ts';
import { KeyAbilities } from './key-abilities.ts';
import { KeyProofs } from './key-proofs.ts';
import { KeyUses } from './key-uses.ts';
import { KnownKeys } from './known-keys.ts';

/** What a key's state is learns only who holds its whole secret; everybody else gets `key.invalid`, after the same work. */
@Injectable()
export class StoredApiKeys extends ApiKeyAuthentication {
  constructor(
    private readonly keys: KnownKeys,
    private readonly proofs: KeyProofs,
    private readonly abilities: KeyAbilities,
    private readonly uses: KeyUses,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async principalOf(text: string, ip?: string, userAgent?: string): Promise<ApiKeyPrincipal> {
    const parsed = parseApiKey(text);
    if (!parsed) throw invalid();
    const key = await this.keys.find(parsed.keyId);
    const tenant = key && (await this.keys.homeOf(key));
    noteFor(tenant, parsed.keyId);
    if (!this.proofs.isRight(text, key)) throw invalid();
    this.#refuseUnlessActive(key);
    if (!tenant) throw new ProblemError(403, 'tenant.not-live', 'The tenant of this API key is not in use');
    refuseOtherNetworks(key, ip);
    if (key.principal.apiVersion === undefined) await this.keys.pin(key);
    const ability = await this.abilities.of(key, ip);
    this.uses.note(key.keyId, ip, userAgent);
    return principalIn(key, await this.keys.placeOf(key, tenant), ability);
  }

  override async keyOf(text: string): Promise<KnownApiKey | undefined> {
    const parsed = parseApiKey(text);
    const key = parsed ? await this.keys.find(parsed.keyId) : undefined;
    return parsed && this.proofs.isRight(text, key) ? { id: publicKeyId(key.keyId), tenant: key.home } : undefined;
  }

  #refuseUnlessActive({ life, owner }: FoundKey): void {
    const state = stateOfKey(life, this.clock.now());
    if (state === 'revoked') throw new ProblemError(401, 'key.revoked', 'This API key has been revoked');
    if (state === 'expired') throw new ProblemError(401, 'key.expired', 'This API key has expired');
    if (state === 'disabled')
      throw new ProblemError(401, 'key.disabled', 'This API key is disabled; who manages it can enable it again');
    if (owner.kind === 'gone')
      throw new ProblemError(
        401,
        'key.disabled',
        'Whom this API key belongs to is not there any more; use another key',
      );
  }
}

/** A tenant may have been suspended, renamed or moved, and rights may have changed, since the key was looked up. */
function principalIn(key: FoundKey, tenant: TenantRef, ability: AppAbility): ApiKeyPrincipal {
  if (key.principal.tenant !== tenant || key.principal.ability !== ability)
    key.principal = { ...key.principal, tenant, ability };
  return key.principal;
}

/** Who does not say where they come from comes from nowhere that is allowed. */
function refuseOtherNetworks({ principal }: FoundKey, ip: string | undefined): void {
  const { networks } = principal.apiKey;
  if (networks.length === 0 || (ip !== undefined && networks.some((block) => isInBlock(ip, block)))) return;
  throw new ProblemError(403, 'key.network', 'This API key may not be used from this address', {
    extensions: ip === undefined ? {} : { address: ip },
  });
}

/** So that the tenant reads of what is refused, of a wrong secret for a key of its own too. */
function noteFor(tenant: TenantRef | undefined, keyId: string): void {
  const context = currentContext();
  if (tenant && context) Object.assign(context, { tenant, namedCredential: publicKeyId(keyId) });
}

function invalid(): ProblemError {
  return new ProblemError(401, 'key.invalid', 'This is not a valid API key');
}
