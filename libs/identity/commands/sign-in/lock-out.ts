import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, ProblemError, type Statement, TenantDatabase, type TenantRef, typedId } from '#kernel';
import { ADDRESS_SCHEDULE, LOCKED_FROM, PERSON_SCHEDULE } from '../../domain/sign-in/lock-out-schedule.ts';
import { SecurityWatch } from '../sessions/security-watch.ts';

/** Counts a failure under a key and locks it as its schedule says, unless it is locked: then there is no row. */
const COUNTED = `insert into identity_lock as l (lock_key, failures, failed_at, locked_until)
    select {key}, 1, $1::timestamptz, case when ({delays}::int[])[1] > 0 then $1::timestamptz + ({delays}::int[])[1] * interval '1 second' end {from}
    on conflict (lock_key) do update set failed_at = $1::timestamptz,
      failures = case when l.failed_at < $1::timestamptz - interval '1 day' then 1 else l.failures + 1 end,
      locked_until = case when l.failed_at < $1::timestamptz - interval '1 day' then null else
        $1::timestamptz + nullif(({delays}::int[])[least(l.failures + 1, cardinality({delays}::int[]))], 0) * interval '1 second' end
    where l.locked_until is null or l.locked_until <= $1::timestamptz
    returning lock_key, failures, locked_until`;
const OF_ADDRESS = COUNTED.replace('{key}', '$2').replaceAll('{delays}', '$3').replace('{from}', '');
const OF_PERSON = COUNTED.replace('{key}', '$4').replaceAll('{delays}', '$5').replace('{from}', 'from address');

const SQL = {
  // Counted before anything is compared, so that of any number of guesses at the same time only the free ones are heard. An address that is
  // locked counts against nobody: it could lock everybody out.
  claim: {
    name: 'identity.lock_claim',
    text: `with address as (${OF_ADDRESS}), person as (${OF_PERSON})
      select * from address union all select * from person`,
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

interface LockRow {
  readonly lock_key: string;
  readonly failures: number;
  readonly locked_until: Date | null;
}

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
    const keys = { address: `address:${digest(ip)}`, person: keyOf(tried) };
    const now = this.clock.now();
    const rows = await this.database.read<LockRow>(tenant.schema, {
      ...SQL.claim,
      values: [now, keys.address, ADDRESS_SCHEDULE, keys.person, PERSON_SCHEDULE],
    });
    const [address, person] = [keys.address, keys.person].map((key) => rows.find(({ lock_key }) => lock_key === key));
    if (!address || !person) throw await this.#locked(tenant, address ? keys.person : keys.address, now);
    return { tenant, person: countedOf(person), address: countedOf(address) };
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
    await this.database.readAll(tenant.schema, [takeBack(address), takeBack(person)]);
  }

  /** All is proved: the person starts anew. */
  async succeeded(counted: CountedTry): Promise<void> {
    await this.database.readAll(counted.tenant.schema, this.whenRight(counted));
  }

  /** What `succeeded` sends, for a transaction that is open anyway. */
  whenRight({ person, address }: CountedTry): Statement[] {
    return [takeBack(address), { ...SQL.clear, values: [person.key] }];
  }

  async #locked({ schema }: TenantRef, key: string, now: Date): Promise<ProblemError> {
    const [lock] = await this.database.read<{ locked_until: Date | null }>(schema, {
      ...SQL.lockedUntil,
      values: [key],
    });
    return tooManyTries(lock?.locked_until ?? now, now);
  }
}

/** A counter's name tells nothing of the address that it counts. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function keyOf(tried: Tried): string {
  return 'userId' in tried ? `person:${tried.userId}` : `nobody:${digest(tried.email.toLowerCase())}`;
}

const countedOf = ({ lock_key: key, failures, locked_until: lockedUntil }: LockRow): Counted => ({
  key,
  failures,
  lockedUntil,
});

// Rows are locked in one order, the address first, or two tries could wait for each other.
const takeBack = ({ key, lockedUntil }: Counted) => ({ ...SQL.takeBack, values: [key, lockedUntil] });

function tooManyTries(until: Date, now: Date): ProblemError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000));
  return new ProblemError(429, 'sign-in.too-many-tries', `Too many tries have failed; wait ${seconds} s`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
