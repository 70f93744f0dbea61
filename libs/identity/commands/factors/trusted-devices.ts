import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, currentTenant, type Statement, TenantDatabase, type TenantTransaction } from '#kernel';
import { CodeDigests } from '../../domain/factors/code-digests.ts';
import { type DeviceTrust } from '../../domain/factors/factors.ts';
import { FactorDemands } from './factor-demands.ts';

const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;

const SQL = {
  trust: {
    name: 'identity.device_trust',
    text: `insert into identity_challenge (kind, attempt, user_id, expires_at) values ('device', $1, $2, $3)`,
  },
  isTrusted: {
    name: 'identity.device_is_trusted',
    text: `select 1 as trusted from identity_challenge where kind = 'device' and attempt = $1 and user_id = $2 and expires_at > $3`,
  },
  forget: {
    name: 'identity.device_forget',
    text: `delete from identity_challenge where kind = 'device' and user_id = $1`,
  },
  forgetAll: { name: 'identity.device_forget_all', text: `delete from identity_challenge where kind = 'device'` },
  // What a session was trusted with ends with the trust, at its next refresh.
  distrust: {
    name: 'identity.sessions_distrust',
    text: `update identity_session set methods = array_remove(methods, 'trusted-device')
      where ($1::uuid is null or user_id = $1) and 'trusted-device' = any(methods)`,
  },
} as const satisfies Record<string, Statement>;

/** Devices on which a person has proved a factor and is not asked for one again for some days. Each holds a token of 256 bits. */
@Injectable()
export class TrustedDevices {
  constructor(
    private readonly database: TenantDatabase,
    private readonly digests: CodeDigests,
    private readonly demands: FactorDemands,
    private readonly clock: Clock,
  ) {}

  /** Null where the policy trusts no device. */
  async trust(userId: string): Promise<DeviceTrust | null> {
    const { trustedDeviceDays } = await this.demands.policy();
    if (trustedDeviceDays === 0) return null;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + trustedDeviceDays * DAY_MS);
    await this.#send(SQL.trust, [this.#keyOf(token), userId, expiresAt]);
    return { token, expiresAt: expiresAt.toISOString() };
  }

  async isTrusted(userId: string, token: string): Promise<boolean> {
    return (await this.#send(SQL.isTrusted, [this.#keyOf(token), userId, this.clock.now()])).length === 1;
  }

  /** With a factor that goes, trust in what was proved with it goes as well. */
  async forget(tx: TenantTransaction, userId: string): Promise<void> {
    await tx.query({ ...SQL.forget, values: [userId] });
    await tx.query({ ...SQL.distrust, values: [userId] });
  }

  /** A tenant that trusts for a shorter time begins with that today. */
  async forgetAll(tx: TenantTransaction): Promise<void> {
    await tx.query(SQL.forgetAll);
    await tx.query({ ...SQL.distrust, values: [null] });
  }

  #keyOf(token: string): string {
    return Buffer.from(this.digests.ofPassing(token, 'device')).toString('base64');
  }

  #send(statement: Statement, values: unknown[]): Promise<object[]> {
    return this.database.read(currentTenant().schema, { ...statement, values });
  }
}
