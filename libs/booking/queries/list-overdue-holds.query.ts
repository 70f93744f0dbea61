import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, TenantDatabase } from '#kernel';

/** Ids of holds whose time is over and that nobody has let go yet, the oldest first; at most 100. */
export class ListOverdueHolds extends Query<string[]> {}

const OVERDUE = {
  name: 'booking.overdue_holds',
  text: `select booking_id from booking_booking where status = 'held' and hold_expires_at <= $1 order by hold_expires_at limit 100`,
} as const;

@QueryHandler(ListOverdueHolds)
export class ListOverdueHoldsHandler implements IQueryHandler<ListOverdueHolds> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<string[]> {
    const rows = await this.database.read<{ booking_id: string }>(currentTenant().schema, {
      ...OVERDUE,
      values: [this.clock.now()],
    });
    return rows.map(({ booking_id }) => booking_id);
  }
}
