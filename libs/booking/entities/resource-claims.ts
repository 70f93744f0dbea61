import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { currentTenant, TenantDatabase, type TenantTransaction } from '#kernel';
import { type BusyRange } from '../domain/free-slots.ts';
import { type ResourceClaim } from '../domain/resource-claims.ts';
import { type Interval } from '../domain/time-grid.ts';

const SQL = {
  busy: {
    name: 'booking.claims.busy',
    text: `select resource_id, lower(during) as starts_at, upper(during) as ends_at from booking_resource_claim
      where resource_id = any($1) and during && tstzrange($2, $3) and state in ('held', 'confirmed')
        and (state = 'confirmed' or expires_at >= clock_timestamp())`,
  },
  dropExpired: {
    name: 'booking.claims.drop_expired',
    text: `delete from booking_resource_claim
      where resource_id = $1 and during && tstzrange($2, $3) and state = 'held' and expires_at < clock_timestamp()`,
  },
  take: {
    name: 'booking.claims.take',
    text: `insert into booking_resource_claim (claim_id, booking_id, resource_id, during, state, expires_at)
      values ($1, $2, $3, tstzrange($4, $5), $6, $7) on conflict do nothing returning claim_id`,
  },
  keep: {
    name: 'booking.claims.keep',
    text: `update booking_resource_claim set state = 'confirmed', expires_at = null where booking_id = $1 and state = 'held' returning claim_id`,
  },
  release: { name: 'booking.claims.release', text: 'delete from booking_resource_claim where booking_id = $1' },
  all: {
    name: 'booking.claims.all',
    text: `select booking_id, resource_id, lower(during) as starts_at, upper(during) as ends_at, state, expires_at
      from booking_resource_claim order by booking_id, resource_id`,
  },
} as const;

/** What stands in the way of a booking at a time; holds that have expired do not. */
@Injectable()
export class ResourceClaims {
  constructor(private readonly database: TenantDatabase) {}

  /** The claims of these resources that touch `span`, as of now. */
  async busy(resourceIds: readonly string[], { start, end }: Interval): Promise<BusyRange[]> {
    const values = [resourceIds, new Date(start), new Date(end)];
    const rows = await this.database.read<{ resource_id: string; starts_at: Date; ends_at: Date }>(
      currentTenant().schema,
      { ...SQL.busy, values },
    );
    return rows.map(({ resource_id, starts_at, ends_at }) => ({
      resourceId: resource_id,
      start: starts_at.getTime(),
      end: ends_at.getTime(),
    }));
  }

  /** Every claim of the tenant, by booking and resource. */
  async all(tx: TenantTransaction): Promise<ResourceClaim[]> {
    const rows = await tx.query<{
      booking_id: string;
      resource_id: string;
      starts_at: Date;
      ends_at: Date;
      state: 'held' | 'confirmed';
      expires_at: Date | null;
    }>(SQL.all);
    return rows.map(({ booking_id, resource_id, starts_at, ends_at, state, expires_at }) => ({
      bookingId: booking_id,
      resourceId: resource_id,
      from: starts_at.toISOString(),
      until: ends_at.toISOString(),
      state,
      expiresAt: expires_at?.toISOString() ?? null,
    }));
  }
}

/**
 * Takes the claims one after the other, in the order given, until one is taken already. READ COMMITTED: a claim that another transaction
 * is making right now is waited for. @returns whether all were taken; if not, the transaction must be rolled back
 */
export async function takeClaims(tx: TenantTransaction, claims: readonly ResourceClaim[]): Promise<boolean> {
  for (const { bookingId, resourceId, from, until, state, expiresAt } of claims) {
    // The clock is the database's and cannot stand in the constraint: what has expired is removed before.
    await tx.query({ ...SQL.dropExpired, values: [resourceId, from, until] });
    const values = [uuidv7(), bookingId, resourceId, from, until, state, expiresAt];
    if ((await tx.query({ ...SQL.take, values })).length === 0) return false;
  }
  return true;
}

/** Makes a booking's held claims last. @returns how many there still were */
export async function keepClaims(tx: TenantTransaction, bookingId: string): Promise<number> {
  return (await tx.query({ ...SQL.keep, values: [bookingId] })).length;
}

export async function releaseClaims(tx: TenantTransaction, bookingId: string): Promise<void> {
  await tx.query({ ...SQL.release, values: [bookingId] });
}
