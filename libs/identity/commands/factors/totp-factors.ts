import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock, currentTenant } from '#kernel';
import { FactorSecrets } from '../../domain/factors/factor-secrets.ts';
import { TotpCodes } from '../../domain/factors/totp-codes.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { FactorRows } from './factor-rows.ts';

/** What an authenticator app needs. It is shown while the factor is being set up, and never again. */
export interface TotpSetUp {
  readonly factorId: string;
  readonly secret: string;
  readonly uri: string;
}

/** Codes of authenticator apps. */
@Injectable()
export class TotpFactors {
  constructor(
    private readonly rows: FactorRows,
    private readonly secrets: FactorSecrets,
    private readonly codes: TotpCodes,
    private readonly clock: Clock,
  ) {}

  async setUp(userId: string, name: string): Promise<TotpSetUp> {
    const { email } = await this.rows.account(userId);
    const factorId = uuidv7();
    const secret = this.codes.newSecret();
    const sealed = await this.secrets.seal(userId, factorId, secret);
    await this.rows.begin({ factorId, userId, kind: 'totp', name, secret: sealed, facts: {} });
    return { factorId, secret, uri: this.codes.uri(secret, { issuer: currentTenant().slug, account: email }) };
  }

  /** Whether the code is one of this factor's, of now, and of a step that was not used before. */
  async take({ userId, factorId, secret: sealed, usedUntil }: FactorRow, code: string): Promise<boolean> {
    const secret = sealed && (await this.secrets.open(userId, factorId, sealed));
    if (secret === null) return false;
    const step = await this.codes.stepOf(secret, code, this.clock.now(), usedUntil);
    return step !== null && this.rows.takeStep(factorId, step);
  }
}
