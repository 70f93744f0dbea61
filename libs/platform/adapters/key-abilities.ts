import { Injectable, Optional } from '@nestjs/common';
import { Abilities, abilityFrom, type AccessRule, type AppAbility, type TenantRef } from '#kernel';
import { publicKeyId } from '../domain/api-key.ts';
import { rulesWithin } from '../domain/key-scopes.ts';
import { PlanScopes } from '../domain/plan-scopes.ts';
import { type FoundKey } from './found-key.ts';

/** What of a key its ability depends on; a session of a portal is bounded in the same way. */
export type BoundedKey = Pick<FoundKey, 'keyId' | 'home' | 'owner' | 'scopes' | 'ability'>;

/** What decides about a key's ability besides its scopes, each the same object as long as it stands. */
interface Bounds {
  /** Absent: nobody bounds it. */
  readonly owner: AppAbility | undefined;
  readonly granted: AppAbility | undefined;
  readonly plan: readonly AccessRule[] | undefined;
}

/**
 * What a key may do now: what it asked for, as far as its owner may, and what it was granted besides, as far as the tenant's plan goes. Put
 * together anew only when one of them has changed.
 */
@Injectable()
export class KeyAbilities {
  readonly #made = new WeakMap<BoundedKey, { readonly bounds: Bounds; readonly ability: AppAbility }>();

  constructor(
    private readonly plans: PlanScopes,
    @Optional() private readonly abilities?: Abilities,
  ) {}

  async of(key: BoundedKey, ip: string | undefined): Promise<AppAbility> {
    const from = ip === undefined ? {} : { ip };
    const holder = { kind: 'api-key', id: publicKeyId(key.keyId), ...from } as const;
    const granted = await this.abilities?.of(key.home, holder);
    const owner = key.owner.kind === 'nobody' ? undefined : await this.#ofOwner(key, from);
    const plan = await this.plans.of(key.home.id);
    if (!owner && !plan && !granted?.rules.length) return key.ability;
    const made = this.#made.get(key);
    if (made && made.bounds.owner === owner && made.bounds.granted === granted && made.bounds.plan === plan)
      return made.ability;
    const ability = within(key, { owner, granted, plan });
    this.#made.set(key, { bounds: { owner, granted, plan }, ability });
    return ability;
  }

  /** An owner of whom nothing is known may do nothing. */
  async #ofOwner({ owner, home }: BoundedKey, from: { readonly ip?: string }): Promise<AppAbility> {
    if (!this.abilities) return NOTHING;
    // However its owner signs in, a key reaches the first level: what asks for more is not for programs.
    if (owner.kind === 'user') return this.abilities.of(home, { kind: 'user', id: owner.id, level: 1, ...from });
    return owner.kind === 'service-account' ? this.#ofRoles(this.abilities, home, owner.roleIds) : NOTHING;
  }

  async #ofRoles(abilities: Abilities, home: TenantRef, roleIds: readonly string[]): Promise<AppAbility> {
    return (await abilities.ofRoles(home, roleIds)).ability;
  }
}

const NOTHING = abilityFrom([]);
const WHO_AM_I: AccessRule = { action: 'read', subject: 'whoami' };

function within({ scopes }: BoundedKey, { owner, granted, plan }: Bounds): AppAbility {
  const own = owner ? rulesWithin(owner.rules as AccessRule[], scopes) : scopes;
  const all = [...own, ...((granted?.rules ?? []) as AccessRule[])];
  return abilityFrom([...(plan ? rulesWithin(all, plan) : all), WHO_AM_I]);
}
