import { groupBy, type LoggedEvent, type TenantState } from './tenant-state.ts';
import { type Violation } from './violation.ts';

/** Positions are 1…n with n the head; versions are 1…m in each stream; an id occurs once. What is archived counts where it stood. */
export function checkHoles({ events, head }: TenantState): Violation[] {
  const gaps = events.flatMap(({ position }, index) =>
    position === index + 1 ? [] : [`position ${position} is in place ${index + 1}`],
  );
  const streams = [...groupBy(events, ({ streamId }) => streamId)].flatMap(([stream, own]) => {
    const versions = own.map(({ version }) => version);
    return versions.every((version, index) => version === index + 1)
      ? []
      : [`stream ${stream} has the versions ${versions.join(', ')}`];
  });
  const end = head === events.length ? [] : [`the head is ${head}, but there are ${events.length} events`];
  const twice = events.length - new Set(events.map(({ eventId }) => eventId)).size;
  const ids = twice === 0 ? [] : [`${twice} event ids occur again`];
  return [...gaps.slice(0, 1), ...streams, ...end, ...ids].map((what) => ({ invariant: 'no holes in the log', what }));
}

/** A command's events are one unbroken run of one stream, and end where its row in the ledger says. */
export function checkCommands({ events, ledger }: TenantState): Violation[] {
  const entries = new Map(ledger.map((entry) => [entry.commandId, entry]));
  const commanded = events.filter(({ meta }) => meta.command !== undefined);
  return [...groupBy(commanded, ({ meta }) => meta.command!)].flatMap(([command, own]): Violation[] => {
    const what = `command ${command}: ${own.map(({ type, position }) => `${type} at ${position}`).join(', ')}`;
    if (!isOneRun(own)) return [{ invariant: 'no command takes effect twice', what }];
    const entry = entries.get(command);
    const { streamId, version, position } = own.at(-1)!;
    if (
      entry &&
      !entry.refused &&
      entry.streamId === streamId &&
      entry.version === version &&
      entry.position === position
    )
      return [];
    return [
      { invariant: 'no acknowledged command is lost', what: `${what}, but the ledger has ${JSON.stringify(entry)}` },
    ];
  });
}

function isOneRun(events: readonly LoggedEvent[]): boolean {
  const [first] = events;
  return events.every(
    ({ streamId, position }, index) => streamId === first!.streamId && position === first!.position + index,
  );
}

/** What one event must have led to, once: the effect names its cause. */
const CONSEQUENCES = [
  { cause: 'TroubleCodeDetected', effect: 'MaintenanceNeedOpened', applies: () => true },
  {
    cause: 'BookingCompleted',
    effect: 'MaintenanceNeedCleared',
    applies: ({ data }: LoggedEvent) => data['maintenanceNeedId'] !== null,
  },
  { cause: 'MaintenanceNeedCleared', effect: 'TroubleCodeCleared', applies: () => true },
];

export function checkConsequences({ events }: TenantState): Violation[] {
  const counts = new Map<string, number>();
  for (const { type, meta } of events) {
    const key = `${type} of ${meta.causation}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return CONSEQUENCES.flatMap(({ cause, effect, applies }) =>
    events
      .filter((event) => event.type === cause && applies(event) && counts.get(`${effect} of ${event.eventId}`) !== 1)
      .map(({ position, eventId }) => ({
        invariant: 'policies follow each event once' as const,
        what: `${cause} at ${position} led to ${effect} ${counts.get(`${effect} of ${eventId}`) ?? 0} times`,
      })),
  );
}

const PUBLIC_CATEGORIES = [
  'workshop',
  'vehicle',
  'maintenance-need',
  'booking',
  'grant',
  'audit-head',
  'quota-warning',
  'operation',
  'webhook-endpoint',
];

/** `booking.hold-expired` is the public name of `BookingHoldExpired`. */
function isPublicNameOf(type: string, name: string): boolean {
  return name.replaceAll(/[.-]/g, '') === type.toLowerCase();
}

/** Each endpoint's messages are numbered 1…n, in the order of the log, and are all events that it wants since it was registered, once each. */
export function checkWebhooks({ events, endpoints, deliveries }: TenantState): Violation[] {
  const ofEndpoint = groupBy(deliveries, ({ endpointId }) => endpointId);
  return endpoints.flatMap(({ endpointId, afterPosition, lastSeq, eventTypes }) => {
    const own = ofEndpoint.get(endpointId) ?? [];
    const wanted = events.filter(
      ({ position, category, type }) =>
        position > afterPosition &&
        PUBLIC_CATEGORIES.includes(category) &&
        eventTypes.some((wanted) => ['*', `${category}.*`].includes(wanted) || isPublicNameOf(type, wanted)),
    );
    const found = own.map(({ eventId, position }) => `${position} ${eventId}`);
    const missing = wanted.map(({ eventId, position }) => `${position} ${eventId}`);
    const wrong = found.findIndex((message, index) => message !== missing[index] || own[index]!.seq !== index + 1);
    const same = wrong === -1 && found.length === missing.length && lastSeq === found.length;
    const what = `endpoint ${endpointId} has ${found.length} messages up to number ${lastSeq} for ${missing.length} events; first difference at ${wrong}`;
    return same ? [] : [{ invariant: 'webhooks are numbered in order, each event once' as const, what }];
  });
}
