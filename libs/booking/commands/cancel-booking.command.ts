import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { type Appended } from '#kernel';
import { Bookings } from '../aggregates.ts';
import { cancel } from '../domain/progress.ts';
import { claimResources } from './claim-resources.ts';

export class CancelBookingBody {
  /** Why; customer and workshop read it. */
  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}

/** Calls a booking off; bay and technician are free again. */
export class CancelBooking extends Command<Appended> {
  constructor(
    readonly bookingId: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(private readonly bookings: Bookings) {}

  execute({ bookingId, reason }: CancelBooking): Promise<Appended> {
    return this.bookings.changeAs(
      'cancel',
      { bookingId, fields: ['reason'] },
      (state) => cancel(state, reason),
      claimResources,
    );
  }
}
