import { randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock, currentTenant, DomainError, MessageRefused, Messages, ProblemError, TenantDatabase } from '#kernel';
import { CodeDigests } from '../../domain/factors/code-digests.ts';
import { codeMessage } from '../../domain/factors/factor-messages.ts';
import { CodeQuotas, type OutgoingCode } from './code-quotas.ts';

export const CODE_MINUTES = 10;
const TRIES = 5;

const SQL = {
  keep: {
    name: 'identity.code_keep',
    text: `with ended as (delete from identity_challenge where (kind, attempt) in (select kind, attempt from identity_challenge
        where expires_at < $7 and (kind, attempt) <> ($1, $2) order by expires_at limit 100 for update skip locked))
      insert into identity_challenge (kind, attempt, user_id, factor_id, expected, expires_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (kind, attempt) do update set user_id = excluded.user_id, factor_id = excluded.factor_id, expected = excluded.expected,
        tries = 0, expires_at = excluded.expires_at`,
  },
  // A code that was right ends with the try that says so: nothing is expected any more, so no other try can be right.
  try: {
    name: 'identity.code_try',
    text: `update identity_challenge c set tries = c.tries + 1, expected = case when before.is_right then null else c.expected end
      from (select kind, attempt, expected = $4 as is_right from identity_challenge
        where kind = $1 and attempt = $2 and user_id = $3 and tries < ${TRIES} and expires_at > $5 and expected is not null for update) before
      where c.kind = before.kind and c.attempt = before.attempt returning before.is_right, c.factor_id`,
  },
  used: {
    name: 'identity.code_used',
    text: 'update identity_factor set last_used_at = $2 where factor_id = $1 and confirmed_at is not null',
  },
} as const;

/** Codes of six digits that are sent: good for ten minutes, five tries, one attempt and one use. */
@Injectable()
export class SentCodes {
  readonly #log = new Logger('factors');

  constructor(
    private readonly database: TenantDatabase,
    private readonly quotas: CodeQuotas,
    private readonly digests: CodeDigests,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a new code, in the place of the one before it.
   * @throws DomainError `factor.unreachable`; ProblemError 429 `factor.too-many-codes`, 503 `factor.code-not-sent`
   */
  async send(outgoing: OutgoingCode): Promise<void> {
    const { userId, factorId, kind, attempt, to, locale } = outgoing;
    await this.quotas.draw(outgoing);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
    const digest = this.digests.ofPassing(code, attempt);
    const values = [kind, attempt, userId, factorId, digest, expiresAt, now];
    await this.database.read(currentTenant().schema, { ...SQL.keep, values });
    try {
      await this.messages.send(uuidv7(), codeMessage({ kind, to, locale, code, minutes: CODE_MINUTES }));
    } catch (error) {
      if (!(error instanceof MessageRefused)) throw this.#notSent(error);
      throw new DomainError('invalid', 'factor.unreachable', 'No message can be sent there; give another one');
    }
  }

  #notSent(err: unknown): ProblemError {
    this.#log.error({ err }, 'A code could not be sent');
    return new ProblemError(503, 'factor.code-not-sent', 'The code could not be sent; try again in a moment', {
      headers: { 'Retry-After': '30' },
    });
  }

  /** Whether it is the code that was sent for this attempt. A wrong try counts, and of two that show the right one, one is right. */
  async take(userId: string, kind: 'sms' | 'email', attempt: string, code: string): Promise<boolean> {
    const { schema } = currentTenant();
    const now = this.clock.now();
    const values = [kind, attempt, userId, this.digests.ofPassing(code, attempt), now];
    const [tried] = await this.database.read<Tried>(schema, { ...SQL.try, values });
    if (!tried?.is_right) return false;
    await this.database.read(schema, { ...SQL.used, values: [tried.factor_id, now] });
    return true;
  }
}

interface Tried {
  readonly is_right: boolean;
  readonly factor_id: string;
}
