import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, ProblemError, TenantDatabase, type TenantRef, typedId } from '#kernel';
import {
  ADDRESS_SCHEDULE,
  LOCKED_FROM,
  type LockOutSchedule,
  PERSON_SCHEDULE,
} from '../../domain/sign-in/lock-out-schedule.ts';
import { SecurityWatch } from '../sessions/security-watch.ts';

const SQL = {
  // Counted before anything is compared, so that of any number of guesses at the same time only the free ones are heard.
  claim: {
    name: 'identity.lock_claim',
    text: `insert into identity_lock as l (lock_key, failures, failed_at, locked_until)
      values ($1, 1, $2::timestamptz, case when ($3::int[])[1] > 0 then $2::timestamptz + ($3::int[])[1] * interval '1 second' end)
      on conflict (lock_key) do update set failed_at = $2::timestamptz,
        failures = case when l.failed_at < $2::timestamptz - interval '1 day' then 1 else l.failures + 1 end,
        locked_until = case when l.failed_at < $2::timestamptz - interval '1 day' then null else
          $2::timestamptz + nullif(($3::int[])[least(l.failures + 1, cardinality($3::int[]))], 0) * interval '1 second' end
      where l.locked_until is null or l.locked_until <= $2::timestamptz
      returning failures, locked_until`,
  },
  lockedUntil: { name: 'identity.locked_until', text: 'select locked_until from identity_lock where lock_key = $1' },
  clear: { name: 'identity.lock_clear', text: 'delete from identity_lock where lock_key = $1' },
  // Only the lock that this very try has set is lifted again: another one stands for other failures.
  takeBack: {
    name: 'identity.lock_take_back',
    text: `update identity_lock set failures = greatest(failures - 1, 0),
        locked_until = case when locked_until is not distinct from $2::timestamptz then null else locked_until end
      where lock_key = $1`,
  },
} as const;

interface Counted {
  readonly key: string;
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/** One try that was counted as failed until it is known better. */
export interface CountedTry {
  readonly tenant: TenantRef;
  readonly person: Counted;
  readonly address: Counted;
}

/** Whom a try is counted against: a person, or the address that nobody has, as everybody else. */
export type Tried = { readonly userId: string } | { readonly email: string };

/**
 * One counter for each person over all their factors, and one for each address that tries. A try is counted before it is judged, and taken
 * back when it was right: so tries at the same time cannot overtake the counter.
 */
@Injectable()
export class LockOut {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly watch: SecurityWatch,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws ProblemError 429 `sign-in.too-many-tries` with `Retry-After`; who does not exist is counted in the same way */
  async begin(tenant: TenantRef, tried: Tried, ip: string): Promise<CountedTry> {
    const address = await this.#claim(tenant, `address:${digest(ip)}`, ADDRESS_SCHEDULE);
    const person = await this.#claim(tenant, keyOf(tried), PERSON_SCHEDULE);
    return { tenant, person, address };
  }

  /** The try was wrong. With the failure that locks, the person is told, if there is one. */
  async failed({ tenant, person }: CountedTry, userId: string | undefined): Promise<void> {
    const { failures, lockedUntil } = person;
    if (failures !== LOCKED_FROM || userId === undefined || !lockedUntil) return;
    const seconds = Math.round((lockedUntil.getTime() - this.clock.now().getTime()) / 1_000);
    await this.audit.note(tenant.schema, {
      action: 'user.lock',
      outcome: 'allowed',
      actor: { kind: 'user', id: typedId('usr', userId) },
      targets: [{ type: 'user', id: typedId('usr', userId) }],
      facts: { failures, seconds },
    });
    await this.watch.saw(tenant, { type: 'AccountLocked', data: { userId, failures, seconds } });
  }

  /** This part was right and more is to be proved: what failed before stays counted. */
  async halfWay({ tenant, person, address }: CountedTry): Promise<void> {
    await this.database.readAll(tenant.schema, [takeBack(person), takeBack(address)]);
  }

  /** All is proved: the person starts anew. */
  async succeeded({ tenant, person, address }: CountedTry): Promise<void> {
    await this.database.readAll(tenant.schema, [{ ...SQL.clear, values: [person.key] }, takeBack(address)]);
  }

  async #claim({ schema }: TenantRef, key: string, delays: LockOutSchedule): Promise<Counted> {
    const now = this.clock.now();
    const [row] = await this.database.read<{ failures: number; locked_until: Date | null }>(schema, {
      ...SQL.claim,
      values: [key, now, delays],
    });
    if (row) return { key, failures: row.failures, lockedUntil: row.locked_until };
    const [lock] = await this.database.read<{ locked_until: Date | null }>(schema, {
      ...SQL.lockedUntil,
      values: [key],
    });
    throw tooManyTries(lock?.locked_until ?? now, now);
  }
}

/** A counter's name tells nothing of the address that it counts. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function keyOf(tried: Tried): string {
  return 'userId' in tried ? `person:${tried.userId}` : `nobody:${digest(tried.email.toLowerCase())}`;
}

const takeBack = ({ key, lockedUntil }: Counted) => ({ ...SQL.takeBack, values: [key, lockedUntil] });

function tooManyTries(until: Date, now: Date): ProblemError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000));
  return new ProblemError(429, 'sign-in.too-many-tries', `Too many tries have failed; wait ${seconds} s`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
