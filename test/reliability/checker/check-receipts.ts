import { type Arrival, type Receipts } from '../kit/flaky-receiver.ts';
import { uuidOfPublicId } from '../kit/public-id.ts';
import { groupBy, type LoggedEvent, type TenantState } from './tenant-state.ts';
import { type Invariant, type Violation } from './violation.ts';

/** What receivers saw, against the log: each message at least once, the same each time, signed, and in the order that was promised. */
export function checkReceipts(receipts: readonly Receipts[], state: TenantState): Violation[] {
  return receipts.flatMap((received) => [
    ...checkArrived(received, state),
    ...checkSame(received),
    ...checkSigned(received),
    ...checkOrder(received, state),
  ]);
}

/** The events for an endpoint, in the order of the log. */
function eventsFor({ endpointId }: Receipts, { deliveries, events }: TenantState): LoggedEvent[] {
  const wanted = new Set(
    deliveries.filter((one) => one.endpointId === uuidOfPublicId(endpointId)).map(({ eventId }) => eventId),
  );
  return events.filter(({ eventId }) => wanted.has(eventId));
}

function checkArrived(received: Receipts, state: TenantState): Violation[] {
  const taken = new Set(received.arrivals.filter(({ takenAt }) => takenAt < Infinity).map(eventOf));
  const sent = eventsFor(received, state);
  const known = new Set(sent.map(({ eventId }) => eventId));
  const missing = sent.filter(({ eventId }) => !taken.has(eventId));
  const foreign = received.arrivals.filter((arrival) => !known.has(eventOf(arrival)));
  return [
    ...violations(
      'each event reaches its receivers',
      missing,
      ({ position }) => `event ${position} never came`,
      received,
    ),
    ...violations(
      'each event reaches its receivers',
      foreign,
      ({ messageId }) => `${messageId} is no event of the log`,
      received,
    ),
  ];
}

function checkSame(received: Receipts): Violation[] {
  const changed = [...groupBy(received.arrivals, ({ messageId }) => messageId)].filter(
    ([, tries]) => new Set(tries.map(({ digest }) => digest)).size > 1,
  );
  return violations('a message is the same each time', changed, ([id]) => `${id} came with other bytes`, received);
}

function checkSigned(received: Receipts): Violation[] {
  const unsigned = received.arrivals.filter(({ isSigned }) => !isSigned);
  return violations(
    'each message is signed by a key that its receiver knows',
    unsigned,
    ({ messageId }) => messageId,
    received,
  );
}

/** A message comes only when all those before it, of everything or of its thing, have been taken. */
function checkOrder(received: Receipts, state: TenantState): Violation[] {
  const { ordering, arrivals } = received;
  if (ordering === 'none') return [];
  const keyOf = ({ streamId }: LoggedEvent) => (ordering === 'strict' ? 'all' : streamId);
  const takenAt = new Map<string, number>();
  for (const arrival of arrivals)
    takenAt.set(eventOf(arrival), Math.min(arrival.takenAt, takenAt.get(eventOf(arrival)) ?? Infinity));
  const allBeforeTakenAt = new Map<string, number>();
  for (const events of groupBy(eventsFor(received, state), keyOf).values()) {
    let latest = 0;
    for (const { eventId } of events) {
      allBeforeTakenAt.set(eventId, latest);
      latest = Math.max(latest, takenAt.get(eventId) ?? Infinity);
    }
  }
  const early = arrivals.filter((arrival) => arrival.cameAt < (allBeforeTakenAt.get(eventOf(arrival)) ?? 0));
  return violations(
    'webhooks keep the order that was promised',
    early,
    ({ messageId }) => `${messageId} came early`,
    received,
  );
}

function eventOf({ messageId }: Arrival): string {
  return uuidOfPublicId(messageId);
}

function violations<T>(
  invariant: Invariant,
  found: readonly T[],
  say: (one: T) => string,
  { endpointId, ordering }: Receipts,
): Violation[] {
  return found.map((one) => ({ invariant, what: `endpoint ${endpointId} (${ordering}): ${say(one)}` }));
}
