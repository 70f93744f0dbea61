import { join } from 'node:path';
import { goldenEvents } from '#kernel/testing';
import { booking, bookingEvents } from './booking.ts';

goldenEvents(join(import.meta.dirname, '../events.golden'), bookingEvents, booking);
