import { Injectable } from '@nestjs/common';
import { type FactorRow } from '../../entities/factor-row.ts';
import { BackupCodes } from './backup-codes.ts';
import { SentCodes } from './sent-codes.ts';
import { TotpFactors } from './totp-factors.ts';

/** Judges codes, whatever kind of factor they are said to come from. */
@Injectable()
export class CodeProofs {
  constructor(
    private readonly totps: TotpFactors,
    private readonly sent: SentCodes,
    private readonly backupCodes: BackupCodes,
  ) {}

  /** Whether the code is right for this factor, in this attempt if it was sent, and was never right before. */
  async take(row: FactorRow, attempt: string, code: string): Promise<boolean> {
    const { userId, kind } = row;
    switch (kind) {
      case 'totp':
        return this.totps.take(row, code);
      case 'sms':
      case 'email':
        return this.sent.take(userId, kind, attempt, code);
      case 'backup-code':
        return this.backupCodes.take(userId, code);
      case 'passkey':
        return false;
    }
  }
}
