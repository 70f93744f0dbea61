import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, currentTenant, type Statement, TenantDatabase } from '#kernel';

const CHALLENGE_BYTES = 32;
const MINUTES = 5;

const SQL = {
  ask: {
    name: 'identity.challenge_ask',
    text: `with ended as (delete from identity_challenge where (kind, attempt) in (select kind, attempt from identity_challenge
        where expires_at < $6 and (kind, attempt) <> ($1, $2) order by expires_at limit 100 for update skip locked))
      insert into identity_challenge (kind, attempt, user_id, expected, expires_at) values ($1, $2, $3, $4, $5)
      on conflict (kind, attempt) do update set user_id = excluded.user_id, expected = excluded.expected, expires_at = excluded.expires_at`,
  },
  take: {
    name: 'identity.challenge_take',
    text: `delete from identity_challenge where kind = $1 and attempt = $2 and user_id is not distinct from $3 and expires_at > $4
      returning expected`,
  },
} as const satisfies Record<string, Statement>;

/** Which attempt a challenge is good for, and whose it is; nobody's, while it is not known who signs in. */
export interface ChallengePlace {
  readonly kind: 'passkey' | 'passkey-sign-in';
  readonly attempt: string;
  readonly userId: string | null;
}

/** Challenges of passkeys that wait for their answer. Each is good for 5 minutes and for one answer, right or wrong. */
@Injectable()
export class OpenChallenges {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  draw(): Uint8Array {
    return randomBytes(CHALLENGE_BYTES);
  }

  /** A new one in the place of the one before. */
  async ask({ kind, attempt, userId }: ChallengePlace): Promise<Uint8Array> {
    const challenge = this.draw();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    const values = [kind, attempt, userId, challenge, expiresAt, now];
    await this.database.read(currentTenant().schema, { ...SQL.ask, values });
    return challenge;
  }

  /** The challenge that is to be answered, for whoever comes first. */
  async take({ kind, attempt, userId }: ChallengePlace): Promise<Uint8Array | null> {
    const values = [kind, attempt, userId, this.clock.now()];
    const [taken] = await this.database.read<{ expected: Buffer }>(currentTenant().schema, { ...SQL.take, values });
    return taken?.expected ?? null;
  }
}
