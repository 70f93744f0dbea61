import { type ContextDefinition, type Event, eventCatalogue, type TenantRef } from '#kernel';
import { contextOf } from '../kit/tenants.ts';

/** About 430 bytes as JSON: what a domain event of this field weighs. */
export type WorkNoted = Event<
  'BenchWorkNoted',
  {
    readonly workOrderId: string;
    readonly vehicleId: string;
    readonly technician: string;
    readonly notedAt: string;
    readonly labourMinutes: number;
    readonly amountMinor: number;
    readonly currency: string;
    readonly parts: readonly { readonly number: string; readonly quantity: number }[];
    readonly note: string;
  }
>;

const NOTE =
  'Replaced the front brake pads and discs, bled the system, checked the rear pads: 6 mm left, to be looked at again in 10,000 km or a year.';

/** Data of an event; `n` makes it differ from the others. */
export function sampleEvent(n: number): WorkNoted {
  return {
    type: 'BenchWorkNoted',
    data: {
      workOrderId: '0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a11',
      vehicleId: '0198c6a0-7a51-7cc2-9d34-6e0c55d0b7aa',
      technician: 'Technician 7',
      notedAt: '2026-05-04T09:30:00.000Z',
      labourMinutes: n % 240,
      amountMinor: 18_450 + n,
      currency: 'SAR',
      parts: [{ number: '04465-0K240', quantity: 1 }],
      note: NOTE,
    },
  };
}

/** The context whose only event it is. */
export const workContext: ContextDefinition = {
  name: 'bench',
  events: [eventCatalogue<WorkNoted>({ BenchWorkNoted: { version: 1 } })],
};

/** The metadata that Clutch writes beside it, for the stores that do not make their own: the same bytes for everybody. */
export function sampleMeta(tenant: TenantRef, command: string): object {
  const { actor, correlation, source } = contextOf(tenant);
  return { tenant: tenant.id, actor: { kind: actor!.kind, id: actor!.id }, command, correlation, source };
}
