import { Injectable } from '@nestjs/common';
import {
  Abilities,
  abilityFrom,
  type AbilityOfRoles,
  type AppAbility,
  Clock,
  DeclaredSubjects,
  type GrantHolder,
  isInBlock,
  ruleOf,
  type TenantRef,
} from '#kernel';
import { ANY_CONTEXT, type Grant, type Holder, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { EVERYBODY_MAY } from '../../domain/access/everybody.ts';
import { nextBoundary } from '../../domain/access/grant-in-force.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { HolderPolicies, type ReadPolicy } from '../../domain/access/holder-policies.ts';
import { rulesOf } from '../../domain/access/rules-of-grants.ts';

/** From this age on the version is asked for again, while the present answer still serves. */
const REFRESHED_AFTER_MS = 400;
/** An older answer does not serve: so a change is seen within a second, the time of the question included. */
const STALE_AFTER_MS = 800;
const MOST_HOLDERS = 10_000;
const MOST_CONTEXTS = 100;

/** Has no grants, so that reading what decides about them reads the roles. */
const NOBODY: Holder = { kind: 'client', id: '' };
const LASTING = {
  grantId: '',
  holder: NOBODY,
  scope: WHOLE_TENANT,
  notBefore: null,
  notAfter: null,
  context: ANY_CONTEXT,
  reason: null,
  source: 'person',
} as const;

interface KnownVersion {
  readonly version: number;
  /** When it was asked for, by `performance.now()`. */
  readonly askedAt: number;
}

interface KnownHolder extends ReadPolicy {
  /** By level, device and address, where the grants ask for them. */
  readonly abilities: Map<string, { readonly ability: AppAbility; readonly until: number }>;
}

/**
 * Abilities by the grants in force. A policy is kept as long as the tenant's version stands, an ability until the next moment at which a
 * grant begins or ends. The version is asked for at least every 0.8 s, so that nothing depends on a hint that may be lost; when it cannot
 * be asked, nobody may do anything.
 */
@Injectable()
export class GrantedAbilities extends Abilities {
  readonly #versions = new Map<string, KnownVersion>();
  readonly #asking = new Map<string, Promise<KnownVersion>>();
  readonly #holders = new Map<string, KnownHolder>();
  readonly #rulesOfEverybody = EVERYBODY_MAY.map(ruleOf);

  constructor(
    private readonly policies: HolderPolicies,
    private readonly subjects: DeclaredSubjects,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async of(
    { schema }: TenantRef,
    { kind, id, level, onTrustedDevice = false, ip }: GrantHolder,
  ): Promise<AppAbility> {
    const known = await this.#policyOf(schema, { kind, id });
    const { grants } = known.policy;
    const asks = grants.some(
      ({ context }) => context.minimumLevel > 1 || context.addresses.length > 0 || context.trustedDevice,
    );
    const digest = asks ? `${level ?? 1} ${onTrustedDevice} ${ip ?? ''}` : '';
    const now = this.clock.now();
    const made = known.abilities.get(digest);
    if (made && made.until > now.getTime()) return made.ability;
    const isFrom = (block: string): boolean => ip !== undefined && isInBlock(ip, block);
    const { rules } = rulesOf(this.subjects, known.policy, {
      now,
      onTrustedDevice,
      isFrom,
      ...(level ? { level } : {}),
    });
    const own = kind === 'user' ? this.#rulesOfEverybody : [];
    const ability = abilityFrom([...own, ...rules.map(({ rule }) => rule)]);
    if (known.abilities.size >= MOST_CONTEXTS) known.abilities.clear();
    known.abilities.set(digest, { ability, until: nextBoundary(grants, now) });
    return ability;
  }

  override async ofRoles({ schema }: TenantRef, roleIds: readonly string[]): Promise<AbilityOfRoles> {
    const { policy, abilities } = await this.#policyOf(schema, NOBODY);
    const unknown = roleIds.filter((roleId) => !roleIn(policy.roles, roleId));
    const key = roleIds.join();
    const made = abilities.get(key);
    if (made) return { ability: made.ability, unknown };
    const grants = roleIds.map((roleId): Grant => ({ ...LASTING, roleId }));
    const { rules } = rulesOf(this.subjects, { ...policy, grants }, { now: this.clock.now(), isFrom: () => true });
    const ability = abilityFrom(rules.map(({ rule }) => rule));
    if (abilities.size >= MOST_CONTEXTS) abilities.clear();
    abilities.set(key, { ability, until: Infinity });
    return { ability, unknown };
  }

  async #policyOf(schema: string, holder: Holder): Promise<KnownHolder> {
    const key = `${schema} ${holder.kind} ${holder.id}`;
    const { version } = await this.#versionOf(schema);
    const known = this.#holders.get(key);
    if (known && known.version >= version) return known;
    const read = { ...(await this.policies.read(schema, holder)), abilities: new Map() };
    if (this.#holders.size >= MOST_HOLDERS) this.#holders.clear();
    this.#holders.set(key, read);
    return read;
  }

  async #versionOf(schema: string): Promise<KnownVersion> {
    const known = this.#versions.get(schema);
    const age = known ? performance.now() - known.askedAt : Infinity;
    if (known && age < REFRESHED_AFTER_MS) return known;
    const asking = this.#ask(schema);
    if (!known || age >= STALE_AFTER_MS) return asking;
    asking.catch(() => undefined); // whoever comes when the answer is stale asks again and is told
    return known;
  }

  #ask(schema: string): Promise<KnownVersion> {
    const running = this.#asking.get(schema);
    if (running) return running;
    const askedAt = performance.now();
    const asking = this.policies
      .version(schema)
      .then((version) => {
        const known = { version, askedAt };
        if (this.#versions.size >= MOST_HOLDERS) this.#versions.clear();
        this.#versions.set(schema, known);
        return known;
      })
      .finally(() => this.#asking.delete(schema));
    this.#asking.set(schema, asking);
    return asking;
  }
}
