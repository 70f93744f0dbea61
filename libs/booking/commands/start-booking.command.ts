import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, Clock } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { start } from '../domain/progress.ts';

export class StartBooking extends Command<Appended> {
  constructor(readonly bookingId: string) {
    super();
  }
}

@CommandHandler(StartBooking)
export class StartBookingHandler implements ICommandHandler<StartBooking> {
  constructor(
    private readonly bookings: Bookings,
    private readonly clock: Clock,
  ) {}

  execute({ bookingId }: StartBooking): Promise<Appended> {
    return this.bookings.changeAs('start', { bookingId }, (state) => start(state, this.clock.now()));
  }
}
