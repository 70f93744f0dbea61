import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore, type Appended, type Inline, requireAllowed } from '#kernel';
import { booking, type Booking, type BookingEvent } from './domain/booking.ts';
import { asSubject, bookingSubject } from './domain/subjects.ts';

@Injectable()
export class Bookings extends Aggregate<Booking, BookingEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'booking', fold: booking });
  }

  /** `change`, once the caller is known to be allowed this action on this very booking, and on the fields that are written. */
  changeAs(
    action: string,
    { bookingId, fields = [] }: { readonly bookingId: string; readonly fields?: readonly string[] },
    decide: (state: Booking) => readonly BookingEvent[],
    inline?: Inline<BookingEvent>,
  ): Promise<Appended> {
    const permitted = (state: Booking): readonly BookingEvent[] => {
      const thing = asSubject(state);
      if (thing) requireAllowed(bookingSubject, action, thing, fields);
      return decide(state);
    };
    return this.change(bookingId, permitted, inline);
  }
}
