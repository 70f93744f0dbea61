import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { emailHint, phoneHint } from '../../domain/factors/address-hint.ts';
import { FactorSecrets } from '../../domain/factors/factor-secrets.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { FactorRows } from './factor-rows.ts';
import { SentCodes } from './sent-codes.ts';

/** A number or mailbox that is to be set up. */
export interface NewAddress {
  readonly kind: 'sms' | 'email';
  readonly name: string;
  /** In E.164 form; an e-mail address, or nothing for the one that the person signs in with. */
  readonly to: string | undefined;
  /** The factor whose place it takes. */
  readonly replaces: string | undefined;
}

/** Factors that codes are sent to. */
@Injectable()
export class AddressFactors {
  constructor(
    private readonly rows: FactorRows,
    private readonly secrets: FactorSecrets,
    private readonly codes: SentCodes,
  ) {}

  /** Sends the first code. @throws DomainError `factor.unreachable`; ProblemError 429 `factor.too-many-codes` */
  async setUp(
    userId: string,
    { kind, name, replaces, ...given }: NewAddress,
  ): Promise<{ factorId: string; hint: string }> {
    const { email, locale } = await this.rows.account(userId);
    if (replaces !== undefined) await this.rows.findInUse(userId, replaces, kind);
    const to = given.to ?? email;
    const factorId = uuidv7();
    const hint = kind === 'sms' ? phoneHint(to) : emailHint(to);
    const secret = await this.secrets.seal(userId, factorId, to);
    const facts = { hint, ...(replaces === undefined ? {} : { replaces }) };
    await this.rows.begin({ factorId, userId, kind, name, secret, facts });
    await this.codes.send({ userId, factorId, kind, attempt: factorId, to, locale });
    return { factorId, hint };
  }

  /** Sends a code that is good for this attempt. @throws DomainError `factor.unreachable`; ProblemError 429 `factor.too-many-codes` */
  async begin(row: FactorRow, attempt: string): Promise<void> {
    const { userId, factorId } = row;
    const to = await this.addressOf(row);
    if (to === null) return;
    const { locale } = await this.rows.account(userId);
    await this.codes.send({ userId, factorId, kind: row.kind as 'sms' | 'email', attempt, to, locale });
  }

  /** Where codes of the factor go to; null for other kinds. */
  async addressOf({ userId, factorId, kind, secret }: FactorRow): Promise<string | null> {
    return secret && (kind === 'sms' || kind === 'email') ? this.secrets.open(userId, factorId, secret) : null;
  }
}
