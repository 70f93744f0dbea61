import { type InferEntity } from '@mikro-orm/core';
import { ApiProperty } from '@nestjs/swagger';
import { shapeOf, typedId } from '#kernel';
import { type BookingRow } from '../projections/bookings.ts';

export class BookingView {
  /** `bkg_…` */
  readonly id!: string;
  readonly version!: number;
  @ApiProperty({
    example: 'confirmed',
    description: 'held, requested, confirmed, started, completed, cancelled or expired; more may come.',
  })
  readonly status!: string;
  /** `wsh_…` */
  readonly workshopId!: string;
  /** `veh_…` */
  readonly vehicleId!: string;
  readonly serviceCode!: string;
  /** `ned_…`, the need that the work is for. */
  readonly maintenanceNeedId!: string | null;
  /** `bay_…` */
  readonly bayId!: string;
  /** `tec_…` */
  readonly technicianId!: string;
  @ApiProperty({ format: 'date-time' })
  readonly startsAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly endsAt!: string;
  /** The workshop's, IANA. */
  readonly timeZone!: string;
  /** `startsAt` by the clock on the workshop's wall, `2026-12-01T09:00`. */
  readonly localStart!: string;
  /** Until when the slot is reserved without a request; null unless the status is held. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly holdExpiresAt!: string | null;
  readonly note!: string | null;
  readonly cancellationReason!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
}

/** What a booking is made of; what its ids name can be shown in it. */
export const bookingShape = shapeOf<BookingView>({
  id: true,
  version: true,
  status: true,
  workshopId: 'wsh',
  vehicleId: 'veh',
  serviceCode: true,
  maintenanceNeedId: 'ned',
  bayId: true,
  technicianId: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  localStart: true,
  holdExpiresAt: true,
  note: true,
  cancellationReason: true,
  createdAt: true,
  updatedAt: true,
});

export type Row = InferEntity<typeof BookingRow>;

/** The row with public ids. A hold whose time is over is shown as expired at once, whoever records it later. */
export function bookingView(row: Row, now: Date): BookingView {
  const status = row.status === 'held' && row.holdExpiresAt <= now ? 'expired' : row.status;
  const { version, serviceCode, timeZone, localStart, note = null, cancellationReason = null } = row;
  return {
    id: typedId('bkg', row.bookingId),
    version,
    status,
    workshopId: typedId('wsh', row.workshopId),
    vehicleId: typedId('veh', row.vehicleId),
    serviceCode,
    maintenanceNeedId: row.maintenanceNeedId ? typedId('ned', row.maintenanceNeedId) : null,
    bayId: typedId('bay', row.bayId),
    technicianId: typedId('tec', row.technicianId),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    timeZone,
    localStart,
    holdExpiresAt: status === 'held' ? row.holdExpiresAt.toISOString() : null,
    note,
    cancellationReason,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
