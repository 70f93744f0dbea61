import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { type Appended, Clock, Optional } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { type Booking } from '../domain/booking.ts';
import { request } from '../domain/progress.ts';
import { claimResources } from './claim-resources.ts';

export class RequestBookingBody {
  /** For the workshop, from the customer. */
  @Optional()
  @IsString()
  @Length(1, 1000)
  readonly note?: string;
}

/** Turns a hold into a lasting reservation. */
export class RequestBooking extends Command<Appended> {
  constructor(
    readonly bookingId: string,
    readonly note: string | null,
  ) {
    super();
  }
}

@CommandHandler(RequestBooking)
export class RequestBookingHandler implements ICommandHandler<RequestBooking> {
  constructor(
    private readonly bookings: Bookings,
    private readonly clock: Clock,
  ) {}

  execute({ bookingId, note }: RequestBooking): Promise<Appended> {
    const fields = note === null ? [] : ['note'];
    const decide = (state: Booking) => request(state, note, this.clock.now());
    return this.bookings.changeAs('request', { bookingId, fields }, decide, claimResources);
  }
}
