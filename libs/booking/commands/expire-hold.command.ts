import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { expire } from '../domain/progress.ts';
import { claimResources } from './claim-resources.ts';

/** Lets a hold go whose time is over; anything else is left as it is. */
export class ExpireHold extends Command<Appended> {
  constructor(readonly bookingId: string) {
    super();
  }
}

@CommandHandler(ExpireHold)
export class ExpireHoldHandler implements ICommandHandler<ExpireHold> {
  constructor(
    private readonly bookings: Bookings,
    private readonly clock: Clock,
  ) {}

  execute({ bookingId }: ExpireHold): Promise<Appended> {
    return this.bookings.change(bookingId, (state) => expire(state, this.clock.now()), claimResources);
  }
}
