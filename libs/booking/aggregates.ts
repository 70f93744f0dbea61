import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { booking, type Booking, type BookingEvent } from './domain/booking.ts';

@Injectable()
export class Bookings extends Aggregate<Booking, BookingEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'booking', fold: booking });
  }
}
