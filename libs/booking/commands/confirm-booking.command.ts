import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { confirm } from '../domain/progress.ts';

export class ConfirmBooking extends Command<Appended> {
  constructor(readonly bookingId: string) {
    super();
  }
}

@CommandHandler(ConfirmBooking)
export class ConfirmBookingHandler implements ICommandHandler<ConfirmBooking> {
  constructor(private readonly bookings: Bookings) {}

  execute({ bookingId }: ConfirmBooking): Promise<Appended> {
    return this.bookings.changeAs('confirm', { bookingId }, confirm);
  }
}
