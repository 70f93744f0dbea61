import { type BookingEvent } from './booking.ts';

/** What happened, as a sentence for people; it goes with who did it. */
export function sentenceOf({ type, data }: BookingEvent): string {
  switch (type) {
    case 'SlotHeld':
      return `Held ${data.localStart.replace('T', ' ')} (${data.timeZone}) for ${data.serviceCode}`;
    case 'HoldExpired':
      return 'The hold expired; nobody had asked for the slot in time';
    case 'BookingRequested':
      return data.note === null ? 'Asked for the slot' : `Asked for the slot: ${data.note}`;
    case 'BookingConfirmed':
      return 'Confirmed the booking';
    case 'BookingStarted':
      return 'Began the work';
    case 'BookingCompleted':
      return 'Completed the work';
    case 'BookingCancelled':
      return `Cancelled the booking: ${data.reason}`;
  }
}

/** The event without the texts that whoever reads the story may not see. */
export function withoutHidden(event: BookingEvent, mayRead: (field: string) => boolean): BookingEvent {
  if (event.type === 'BookingRequested' && !mayRead('note')) return { ...event, data: { ...event.data, note: null } };
  if (event.type === 'BookingCancelled' && !mayRead('cancellationReason'))
    return { ...event, data: { ...event.data, reason: 'for a reason that is not shown' } };
  return event;
}
