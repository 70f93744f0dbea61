import { isDeepStrictEqual } from 'node:util';
import { type Asked, type AskedKind, type History, outcomeOf } from '../kit/history.ts';
import { uuidOfPublicId } from '../kit/public-id.ts';
import { type LoggedEvent, type TenantState } from './tenant-state.ts';
import { type Violation } from './violation.ts';

interface Receipt {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

/** What the clients saw against what the log has. Unknown commands may have happened once or not at all. */
export function checkHistory(history: History, { events, keyNames }: TenantState): Violation[] {
  const effects = new Map<string, number>();
  for (const marker of [...events.map(markerOf), ...keyNames.map((name) => `key ${name}`)])
    if (marker !== undefined) effects.set(marker, (effects.get(marker) ?? 0) + 1);
  const logged = new Set(events.map(({ streamId, version, position }) => `${streamId} ${version} ${position}`));
  return history.asked.flatMap((asked) => [
    ...asked.markers.flatMap((marker) => checkEffects(asked, marker, effects.get(marker) ?? 0)),
    ...checkReceipt(asked, logged),
    ...checkReplies(asked),
  ]);
}

/** The one thing that an event of the load says: `SlotHeld <vehicle> <start>`. */
function markerOf({ type, streamId, data }: LoggedEvent): string | undefined {
  switch (type) {
    case 'SlotHeld':
      return `${type} ${data['vehicleId']} ${data['startsAt']}`;
    case 'BookingCancelled':
    case 'BookingRequested':
    case 'BookingConfirmed':
      return `${type} ${streamId}`;
    case 'VehicleRegistered':
      return `${type} ${data['vin']}`;
    case 'WorkshopRegistered':
      return `${type} ${data['name']}`;
    case 'TroubleCodeDetected':
      return `${type} ${data['vehicleId']} ${data['code']}`;
    default:
      return undefined;
  }
}

function checkEffects(asked: Asked, marker: string, effects: number): Violation[] {
  const outcome = outcomeOf(asked);
  const what = `${marker} was ${outcome} after ${asked.tries} tries and is there ${effects} times`;
  if (effects > 1) return [{ invariant: 'no command takes effect twice', what }];
  if (outcome === 'acknowledged' && effects === 0) return [{ invariant: 'no acknowledged command is lost', what }];
  return outcome === 'refused' && effects > 0 ? [{ invariant: 'one answer per command', what }] : [];
}

/** What answers a receipt of one event. */
const WITH_RECEIPT: readonly AskedKind[] = ['hold', 'cancel', 'report', 'register'];

/** A receipt names stream, version and position of the event that it is for. */
function checkReceipt(asked: Asked, logged: ReadonlySet<string>): Violation[] {
  if (outcomeOf(asked) !== 'acknowledged' || !WITH_RECEIPT.includes(asked.kind)) return [];
  const { id, version, position } = JSON.parse(asked.replies[0]!.body) as Receipt;
  if (logged.has(`${uuidOfPublicId(id)} ${version} ${position}`)) return [];
  return [
    {
      invariant: 'no acknowledged command is lost',
      what: `${asked.markers[0]}: nothing lies where its receipt says, ${asked.replies[0]!.body}`,
    },
  ];
}

function checkReplies({ kind, markers, replies }: Asked): Violation[] {
  const [first, ...others] = replies.map(({ status, body }) => ({ status, body: comparable(body) }));
  return others
    .filter((reply) => !isDeepStrictEqual(reply, first))
    .map((reply) => ({
      invariant: 'one answer per command',
      what: `${kind} ${markers[0] ?? ''}: first ${JSON.stringify(first)}, then ${JSON.stringify(reply)}`,
    }));
}

/** A problem names its request, which is another one each time; a secret is shown once. */
function comparable(body: string): object {
  const { requestId: _, instance: __, secret: ___, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
}
