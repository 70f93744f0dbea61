import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { expire } from '../domain/progress.ts';
import { claimResources } from './claim-resources.ts';

/** Lets a hold go whose time is over; anything else is left as it is. */
export class ExpireHold extends Command<Appended> {
  constructor(
    readonly bookingId: string,
    /** ISO 8601: somebody has seen this time pass, by a clock that may be ahead of ours. */
    readonly seenAt: string,
  ) {
    super();
  }
}

@CommandHandler(ExpireHold)
export class ExpireHoldHandler implements ICommandHandler<ExpireHold> {
  constructor(
    private readonly bookings: Bookings,
    private readonly clock: Clock,
  ) {}

  execute({ bookingId, seenAt }: ExpireHold): Promise<Appended> {
    const now = new Date(Math.max(this.clock.now().getTime(), Date.parse(seenAt)));
    return this.bookings.change(bookingId, (state) => expire(state, now), claimResources);
  }
}
