import { Injectable } from '@nestjs/common';
import { DomainError, typedId } from '#kernel';
import {
  type DeviceTrust,
  type FactorAnswer,
  type FactorDemand,
  type FactorKind,
  Factors,
  type OfferedFactor,
} from '../../domain/factors/factors.ts';
import { type OwnFactorKind } from '../../domain/factors/person-factors.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { AddressFactors } from './address-factors.ts';
import { CodeProofs } from './code-proofs.ts';
import { FactorDemands } from './factor-demands.ts';
import { FactorRows } from './factor-rows.ts';
import { PasskeyFactors } from './passkey-factors.ts';
import { TrustedDevices } from './trusted-devices.ts';

/** Asks for a person's factors and judges what they show. */
@Injectable()
export class FactorProofs extends Factors {
  constructor(
    private readonly rows: FactorRows,
    private readonly demands: FactorDemands,
    private readonly codes: CodeProofs,
    private readonly addresses: AddressFactors,
    private readonly passkeys: PasskeyFactors,
    private readonly devices: TrustedDevices,
  ) {
    super();
  }

  override async demandOf(userId: string, deviceTrust?: string): Promise<FactorDemand> {
    const rows = await this.#usable(userId);
    if (rows.length > 0) {
      const isTrusted = deviceTrust !== undefined && (await this.devices.isTrusted(userId, deviceTrust));
      return { demand: isTrusted ? 'none' : 'prove', offered: rows.flatMap(offerOf), onTrustedDevice: isTrusted };
    }
    return { demand: (await this.demands.concern(userId)) ? 'enrol' : 'none', offered: [] };
  }

  override trustDevice(userId: string): Promise<DeviceTrust | null> {
    return this.devices.trust(userId);
  }

  override async begin(
    userId: string,
    attemptId: string,
    { kind, id }: { readonly kind: FactorKind; readonly id?: string },
  ): Promise<object> {
    const row = (await this.#usable(userId)).find(
      (one) => one.kind === kind && (id === undefined || typedId('fac', one.factorId) === id),
    );
    if (!row) throw new DomainError('not-found', 'factor.not-found', 'This person has no such factor to be asked for');
    if (kind === 'passkey') return this.passkeys.begin(userId, attemptId);
    if (kind === 'sms' || kind === 'email') await this.addresses.begin(row, attemptId);
    return {};
  }

  override async prove(userId: string, attemptId: string, kind: FactorKind, answer: FactorAnswer): Promise<boolean> {
    const rows = (await this.#usable(userId)).filter((row) => row.kind === kind);
    if (rows.length === 0) return false;
    if ('credential' in answer) return kind === 'passkey' && this.passkeys.prove(userId, attemptId, answer.credential);
    // Apps are told apart by their codes; of what is sent there is one code for each attempt, and each try counts.
    for (const row of kind === 'totp' ? rows : rows.slice(0, 1))
      if (await this.codes.take(row, attemptId, answer.code)) return true;
    return false;
  }

  /**
   * What somebody may be asked for. A kind that the policy does not allow any more counts only for who has nothing else: it is more than
   * a password alone.
   */
  async #usable(userId: string): Promise<FactorRow[]> {
    const rows = await this.rows.inUse(userId);
    const own = rows.filter(({ kind }) => kind !== 'backup-code');
    if (own.length === 0) return [];
    const { allowed } = await this.demands.policy();
    const good = own.filter(({ kind }) => allowed.includes(kind as OwnFactorKind));
    return [...(good.length > 0 ? good : own), ...rows.filter(({ kind }) => kind === 'backup-code')];
  }
}

function offerOf({ kind, factorId, name, facts }: FactorRow): OfferedFactor[] {
  if (kind !== 'backup-code') return [{ kind, id: typedId('fac', factorId), hint: facts.hint ?? name }];
  const left = facts.digests?.length ?? 0;
  return left > 0 ? [{ kind, hint: String(left) }] : [];
}
