import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, currentTenant, TenantDatabase, type TenantTransaction } from '#kernel';
import {
  BACKUP_CODE_ALPHABET,
  BACKUP_CODE_LENGTH,
  BACKUP_CODES,
  readBackupCode,
  showBackupCode,
} from '../../domain/factors/backup-code.ts';
import { CodeDigests } from '../../domain/factors/code-digests.ts';
import { type FactorFacts } from '../../entities/factor-row.ts';
import { backupCodesIdOf } from './factor-rows.ts';

const SQL = {
  salt: {
    name: 'identity.backup_codes_salt',
    text: `select facts->>'salt' as salt from identity_factor where factor_id = $1`,
  },
  take: {
    name: 'identity.backup_codes_take',
    text: `update identity_factor set facts = jsonb_set(facts, '{digests}', (facts->'digests') - $2), last_used_at = $3
      where factor_id = $1 and facts->'digests' ? $2 returning factor_id`,
  },
  replace: {
    name: 'identity.backup_codes_replace',
    text: `insert into identity_factor (factor_id, user_id, kind, name, facts, created_at, confirmed_at)
      values ($1, $2, 'backup-code', '', $3, $4, $4)
      on conflict (factor_id) do update set facts = excluded.facts, created_at = excluded.created_at, confirmed_at = excluded.confirmed_at,
        last_used_at = null`,
  },
} as const;

/** A new set: the codes to be shown once, and what is kept of them. */
export interface NewBackupCodes {
  readonly codes: readonly string[];
  readonly facts: FactorFacts;
}

/** Codes on paper, for whoever has lost their factor. */
@Injectable()
export class BackupCodes {
  constructor(
    private readonly database: TenantDatabase,
    private readonly digests: CodeDigests,
    private readonly clock: Clock,
  ) {}

  async draw(): Promise<NewBackupCodes> {
    const salt = this.digests.newSalt();
    const codes = Array.from({ length: BACKUP_CODES }, drawCode);
    const digests: string[] = [];
    for (const code of codes) digests.push(await this.digests.ofLasting(code, salt));
    return { codes: codes.map(showBackupCode), facts: { salt, digests } };
  }

  /** Takes the place of the set before, whose codes are worth nothing from then on. */
  async replace(tx: TenantTransaction, userId: string, { facts }: NewBackupCodes): Promise<void> {
    await tx.query({ ...SQL.replace, values: [backupCodesIdOf(userId), userId, facts, this.clock.now()] });
  }

  /** Whether it was one of the codes that are left. Of two that show the same code one is right. */
  async take(userId: string, typed: string): Promise<boolean> {
    const code = readBackupCode(typed);
    const id = backupCodesIdOf(userId);
    const { schema } = currentTenant();
    const [set] =
      code === null ? [] : await this.database.read<{ salt: string }>(schema, { ...SQL.salt, values: [id] });
    if (code === null || !set) return false;
    const digest = await this.digests.ofLasting(code, set.salt);
    return (await this.database.read(schema, { ...SQL.take, values: [id, digest, this.clock.now()] })).length === 1;
  }
}

/** Unbiased: `randomInt` draws again where a remainder would favour some letters. */
function drawCode(): string {
  return Array.from({ length: BACKUP_CODE_LENGTH }, () => BACKUP_CODE_ALPHABET[randomInt(32)]).join('');
}
