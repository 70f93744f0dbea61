import { Injectable } from '@nestjs/common';
import { DomainError, typedId } from '#kernel';
import {
  type FactorAnswer,
  type FactorDemand,
  type FactorKind,
  Factors,
  type OfferedFactor,
} from '../../domain/factors/factors.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { BackupCodes } from './backup-codes.ts';
import { FactorRows } from './factor-rows.ts';
import { TotpFactors } from './totp-factors.ts';

/** Asks for a person's factors and judges what they show. */
@Injectable()
export class FactorProofs extends Factors {
  constructor(
    private readonly rows: FactorRows,
    private readonly totps: TotpFactors,
    private readonly backupCodes: BackupCodes,
  ) {
    super();
  }

  override async demandOf(userId: string): Promise<FactorDemand> {
    const offered = (await this.rows.inUse(userId)).flatMap(offerOf);
    return { demand: offered.length > 0 ? 'prove' : 'none', offered };
  }

  override async begin(
    userId: string,
    _attemptId: string,
    { kind, id }: { readonly kind: FactorKind; readonly id?: string },
  ): Promise<object> {
    const offered = (await this.rows.inUse(userId)).flatMap(offerOf);
    if (offered.some((factor) => factor.kind === kind && (id === undefined || factor.id === id))) return {};
    throw new DomainError('not-found', 'factor.not-found', 'This person has no such factor');
  }

  override async prove(userId: string, _attemptId: string, kind: FactorKind, answer: FactorAnswer): Promise<boolean> {
    if (!('code' in answer)) return false;
    if (kind === 'backup-code') return this.backupCodes.take(userId, answer.code);
    if (kind !== 'totp') return false;
    const own = (await this.rows.inUse(userId)).filter((row) => row.kind === 'totp');
    for (const row of own) if (await this.totps.take(row, answer.code)) return true;
    return false;
  }
}

function offerOf({ kind, factorId, name, facts }: FactorRow): OfferedFactor[] {
  if (kind !== 'backup-code') return [{ kind, id: typedId('fac', factorId), hint: facts.hint ?? name }];
  const left = facts.digests?.length ?? 0;
  return left > 0 ? [{ kind, hint: `${left}` }] : [];
}
