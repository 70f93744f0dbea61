import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { currentContext, currentTenant, DomainError, TenantDatabase, type TenantTransaction } from '#kernel';
import {
  type PasskeyPlace,
  type PasskeyPlaces,
  placeOfPage,
  placeOfPasskey,
} from '../../domain/factors/passkey-place.ts';
import { type KnownPasskey, type NewPasskey, Passkeys } from '../../domain/factors/passkeys.ts';
import { FactorRow } from '../../entities/factor-row.ts';
import { FactorRows } from './factor-rows.ts';
import { OpenChallenges } from './open-challenges.ts';
import { TenantMfaPolicies } from './tenant-mfa-policies.ts';
import { PasskeyCounters } from './passkey-counters.ts';

const KEEP = {
  name: 'identity.passkey_keep',
  text: `update identity_factor set credential_id = $2, facts = $3, used_until = $4 where factor_id = $1
    and not exists (select from identity_factor known where known.credential_id = $2) returning factor_id`,
} as const;

/** What a device needs for making a passkey. */
export interface PasskeySetUp {
  readonly factorId: string;
  readonly options: object;
}

/** Passkeys: made, asked for, judged. */
@Injectable()
export class PasskeyFactors {
  constructor(
    private readonly rows: FactorRows,
    private readonly challenges: OpenChallenges,
    private readonly passkeys: Passkeys,
    private readonly counters: PasskeyCounters,
    private readonly database: TenantDatabase,
    private readonly policies: TenantMfaPolicies,
  ) {}

  async setUp(userId: string, name: string): Promise<PasskeySetUp> {
    const { email } = await this.rows.account(userId);
    const factorId = uuidv7();
    await this.rows.begin({ factorId, userId, kind: 'passkey', name, secret: null, facts: {} });
    const challenge = await this.challenges.ask({ kind: 'passkey', attempt: factorId, userId });
    const owner = { userId, account: email, tenant: currentTenant().slug };
    const place = await this.#here();
    const known = await this.#known(userId, place);
    return { factorId, options: await this.passkeys.creationOptions({ challenge, place }, owner, known) };
  }

  /** The new passkey, when the answer fits the challenge of this set-up; null otherwise, and then the set-up begins anew. */
  async made({ userId, factorId }: FactorRow, credential: object): Promise<NewPasskey | null> {
    const challenge = await this.challenges.take({ kind: 'passkey', attempt: factorId, userId });
    if (!challenge) return null;
    const place = placeOfPage(await this.#places(), this.passkeys.pageOf(credential));
    return this.passkeys.register(credential, { challenge, place });
  }

  /** @throws DomainError `passkey.already-known` */
  async keep(tx: TenantTransaction, factorId: string, passkey: NewPasskey): Promise<void> {
    const { credentialId, counter, ...facts } = passkey;
    if ((await tx.query({ ...KEEP, values: [factorId, credentialId, facts, counter] })).length === 1) return;
    throw new DomainError('conflict', 'passkey.already-known', 'This passkey is set up already');
  }

  /** Options of a request for one of the person's passkeys, good for this attempt. */
  async begin(userId: string, attempt: string): Promise<object> {
    const place = await this.#here();
    const known = await this.#known(userId, place);
    const challenge = await this.challenges.ask({ kind: 'passkey', attempt, userId });
    return this.passkeys.requestOptions({ challenge, place }, known);
  }

  /** Whether the answer is that of one of the person's passkeys to the challenge of this attempt. */
  async prove(userId: string, attempt: string, credential: object): Promise<boolean> {
    const challenge = await this.challenges.take({ kind: 'passkey', attempt, userId });
    return challenge !== null && (await this.#judge(credential, challenge, userId)) !== null;
  }

  /** Options of a request for any passkey of the tenant: who signs in is not known yet. */
  async beginSignIn(attempt: string): Promise<object> {
    const challenge = await this.challenges.ask({ kind: 'passkey-sign-in', attempt, userId: null });
    return this.passkeys.requestOptions({ challenge, place: await this.#here() });
  }

  /** What looks like them, where nobody has asked and no answer will be right. */
  unansweredOptions(): Promise<object> {
    return this.passkeys.requestOptions({ challenge: this.challenges.draw(), place: this.passkeys.home });
  }

  /** Whose passkey has answered; null when it was nobody's. */
  async signIn(attempt: string, credential: object): Promise<string | null> {
    const challenge = await this.challenges.take({ kind: 'passkey-sign-in', attempt, userId: null });
    const claimed = this.passkeys.claimOf(credential)?.userId;
    return challenge && claimed ? this.#judge(credential, challenge, claimed) : null;
  }

  /** @returns whose passkey it is */
  async #judge(credential: object, challenge: Uint8Array, userId: string): Promise<string | null> {
    const claim = this.passkeys.claimOf(credential);
    const row = claim && (await this.#find(userId, claim.credentialId));
    if (!row || (claim.userId !== null && claim.userId !== userId)) return null;
    const known = this.#knownOf(row);
    const place = placeOfPasskey(await this.#places(), known.rpId, this.passkeys.pageOf(credential));
    const judged = place && (await this.passkeys.judge(credential, { challenge, place }, known));
    if (!judged) return null;
    await this.counters.count(row, judged.counter);
    return userId;
  }

  #find(userId: string, credentialId: string): Promise<FactorRow | null> {
    return this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(FactorRow, { userId, credentialId, confirmedAt: { $ne: null } }),
    );
  }

  /** Those of the person that can be used there: a passkey is good for the domain that it was made for. */
  async #known(userId: string, { rpId }: PasskeyPlace): Promise<KnownPasskey[]> {
    const passkeys = (await this.rows.inUse(userId)).filter(({ kind }) => kind === 'passkey');
    return passkeys.map((row) => this.#knownOf(row)).filter((known) => known.rpId === rpId);
  }

  #knownOf({ credentialId, facts }: FactorRow): KnownPasskey {
    const { publicKey = '', transports = [], rpId = this.passkeys.home.rpId } = facts;
    return { credentialId: credentialId!, publicKey, transports, rpId };
  }

  async #places(): Promise<PasskeyPlaces> {
    const { passkeyDomains = [] } = await this.policies.of(currentTenant());
    return { home: this.passkeys.home, domains: passkeyDomains };
  }

  /** Where the page lies that asks. */
  async #here(): Promise<PasskeyPlace> {
    return placeOfPage(await this.#places(), currentContext()?.webOrigin);
  }
}
