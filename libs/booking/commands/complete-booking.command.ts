import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { complete } from '../domain/progress.ts';
import { claimResources } from './claim-resources.ts';

/** Ends the work; bay and technician are free again. */
export class CompleteBooking extends Command<Appended> {
  constructor(readonly bookingId: string) {
    super();
  }
}

@CommandHandler(CompleteBooking)
export class CompleteBookingHandler implements ICommandHandler<CompleteBooking> {
  constructor(
    private readonly bookings: Bookings,
    private readonly clock: Clock,
  ) {}

  execute({ bookingId }: CompleteBooking): Promise<Appended> {
    return this.bookings.changeAs(
      'complete',
      { bookingId },
      (state) => complete(state, this.clock.now()),
      claimResources,
    );
  }
}
