import { Injectable } from '@nestjs/common';
import { Clock, currentContext, currentTenant, ProblemError, TenantDatabase } from '#kernel';
import { MfaPolicies } from '../../aggregates.ts';
import { CodeDigests } from '../../domain/factors/code-digests.ts';
import { MFA_POLICY_STREAM } from '../../domain/factors/mfa-policy.ts';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

/** A code on its way to somebody. */
export interface OutgoingCode {
  readonly userId: string;
  readonly factorId: string;
  readonly kind: 'sms' | 'email';
  /** The attempt that it will be good for. */
  readonly attempt: string;
  readonly to: string;
  readonly locale: string;
}

/** Where no address is known, in a job, none is counted. */
interface Quota {
  readonly name: string;
  readonly of: string;
  readonly most: number;
  readonly windowSeconds: number;
}

const DRAW = {
  name: 'identity.quota_draw',
  text: `insert into identity_challenge (kind, attempt, tries, expires_at) values ('quota', $1, 1, $2)
    on conflict (kind, attempt) do update set tries = identity_challenge.tries + 1 where identity_challenge.tries < $3 returning tries`,
} as const;

/**
 * How many codes may be sent in a window: to one person, to one number or mailbox, on the word of one network address, and as text messages
 * at the cost of the whole tenant. What is counted stands there as a digest.
 */
@Injectable()
export class CodeQuotas {
  constructor(
    private readonly database: TenantDatabase,
    private readonly policies: MfaPolicies,
    private readonly digests: CodeDigests,
    private readonly clock: Clock,
  ) {}

  /** Counts one code under every quota, or under none. @throws ProblemError 429 `factor.too-many-codes` with `Retry-After` */
  async draw(code: OutgoingCode): Promise<void> {
    const quotas = await this.#quotasOf(code);
    const seconds = this.clock.now().getTime() / 1_000;
    await this.database.transaction(currentTenant().schema, async (tx) => {
      for (const { name, of, most, windowSeconds } of quotas) {
        const window = Math.floor(seconds / windowSeconds);
        const ends = new Date((window + 1) * windowSeconds * 1_000);
        const key = `${name}|${window}|${Buffer.from(this.digests.ofPassing(of, name)).toString('base64')}`;
        const drawn = most > 0 ? await tx.query({ ...DRAW, values: [key, ends, most] }) : [];
        if (drawn.length === 0) throw tooMany(ends.getTime() / 1_000 - seconds);
      }
    });
  }

  async #quotasOf({ userId, to, kind }: OutgoingCode): Promise<Quota[]> {
    const ip = currentContext()?.audit?.origin.ip;
    const { state } = await this.policies.load(MFA_POLICY_STREAM);
    return [
      { name: 'person', of: userId, most: 5, windowSeconds: HOUR_SECONDS / 4 },
      { name: 'recipient', of: to, most: 10, windowSeconds: HOUR_SECONDS },
      ...(ip ? [{ name: 'address', of: ip, most: 30, windowSeconds: HOUR_SECONDS }] : []),
      ...(kind === 'sms' ? [{ name: 'sms', of: '', most: state.smsPerDay, windowSeconds: DAY_SECONDS }] : []),
    ];
  }
}

function tooMany(retryAfterSeconds: number): ProblemError {
  return new ProblemError(
    429,
    'factor.too-many-codes',
    'Too many codes were sent; use another factor, or ask again later',
    { headers: { 'Retry-After': String(Math.ceil(retryAfterSeconds)) } },
  );
}
