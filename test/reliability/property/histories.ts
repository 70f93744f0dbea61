import { type Command, type CommandBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { DomainError } from '#kernel';
import { CancelBooking } from '../../../libs/booking/commands/cancel-booking.command.ts';
import { CompleteBooking } from '../../../libs/booking/commands/complete-booking.command.ts';
import { ConfirmBooking } from '../../../libs/booking/commands/confirm-booking.command.ts';
import { HoldSlot } from '../../../libs/booking/commands/hold-slot.command.ts';
import { RequestBooking } from '../../../libs/booking/commands/request-booking.command.ts';
import { StartBooking } from '../../../libs/booking/commands/start-booking.command.ts';
import { ClearTroubleCode } from '../../../libs/fleet/commands/clear-trouble-code.command.ts';
import { RegisterVehicle } from '../../../libs/fleet/commands/register-vehicle.command.ts';
import { ReportTroubleCode } from '../../../libs/fleet/commands/report-trouble-code.command.ts';
import { ChangeWorkshop } from '../../../libs/partner/commands/change-workshop.command.ts';
import { RegisterWorkshop } from '../../../libs/partner/commands/register-workshop.command.ts';
import { vinOf } from '../kit/garage.ts';

/** What somebody does next. `which` picks among what is there by then; where nothing is, nothing happens. */
export type Step =
  | { readonly kind: 'register-workshop'; readonly name: string }
  | { readonly kind: 'change-workshop'; readonly which: number; readonly name: string; readonly alsoHours: boolean }
  | { readonly kind: 'register-vehicle'; readonly serial: number; readonly plate: string | undefined }
  | OfVehicle
  | { readonly kind: 'hold'; readonly which: number; readonly hour: number; readonly seconds: number }
  | OfBooking
  | { readonly kind: 'drain' };
const PROGRESS = ['request', 'confirm', 'start', 'complete', 'cancel'] as const;
type OneOf<Kind extends string, Rest> = { [K in Kind]: { readonly kind: K; readonly which: number } & Rest }[Kind];
type OfVehicle = OneOf<'report' | 'clear-code', { readonly code: string }>;
type OfBooking = OneOf<(typeof PROGRESS)[number], { readonly words: string }>;

const which = fc.nat({ max: 9 });
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '' && !text.includes('\0'));
const code = fc.constantFrom('P0118', 'P0300', 'C0035', 'U0100');
const kind = <Kind extends string>(name: Kind) => fc.constant(name);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: kind('register-workshop'), name: words }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('change-workshop'), which, name: words, alsoHours: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('register-vehicle'),
      serial: fc.nat({ max: 20 }),
      plate: fc.option(words, { nil: undefined }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('report' as const, 'clear-code' as const), which, code }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: kind('hold'), which, hour: fc.nat({ max: 30 }), seconds: fc.constantFrom(1, 600) }),
  },
  { weight: 9, arbitrary: fc.record({ kind: fc.constantFrom(...PROGRESS), which, words }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('drain') }) },
);

const which0 = { which: 0 };
const code0 = { ...which0, code: 'P0118' };
const words0 = { ...which0, words: 'squeaks' };
/** Something of everything, so that what comes after has much to meet. */
const BEGINNING: readonly Step[] = [
  { kind: 'register-workshop', name: 'Olaya' },
  { kind: 'register-vehicle', serial: 30, plate: 'A 1' },
  { kind: 'register-vehicle', serial: 31, plate: undefined },
  { kind: 'report', ...code0 },
  { kind: 'clear-code', ...code0 },
  { kind: 'report', ...code0 },
  { kind: 'change-workshop', ...which0, name: 'Olaya Motors', alsoHours: true },
  ...PROGRESS.flatMap((kind, hour): Step[] => [
    { kind: 'hold', which: 0, hour: 2 * hour, seconds: 600 },
    { kind, which: hour, words: 'squeaks' },
  ]),
  { kind: 'confirm', ...words0 },
];

export const histories: fc.Arbitrary<readonly Step[]> = fc
  .array(step, { minLength: 10, maxLength: 60, size: 'max' })
  .map((steps) => [...BEGINNING, ...steps]);

interface Known {
  readonly workshops: string[];
  readonly vehicles: string[];
  readonly bookings: string[];
}

/** Does it all in order, in the context of a tenant. What the domain refuses has not happened. */
export async function live(steps: readonly Step[], commands: CommandBus, drain: () => Promise<void>): Promise<void> {
  const known: Known = { workshops: [], vehicles: [], bookings: [] };
  for (const next of steps) {
    if (next.kind === 'drain') await drain();
    else await act(next, known, commands);
  }
  await drain();
}

async function act(step: Exclude<Step, { kind: 'drain' }>, known: Known, commands: CommandBus): Promise<void> {
  const command = commandOf(step, known);
  if (!command) return;
  try {
    const { id } = await commands.execute(command);
    if (step.kind === 'register-workshop') known.workshops.push(id);
    if (step.kind === 'register-vehicle') known.vehicles.push(id);
    if (step.kind === 'hold') known.bookings.push(id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

const pick = (ids: readonly string[], which: number): string | undefined => ids[which % Math.max(1, ids.length)];
const DAY = 86_400_000;
const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
const services = (name: string) => [{ code: 'cooling-system', name, durationMinutes: 60, bufferMinutes: 15 }];

function commandOf(step: Exclude<Step, { kind: 'drain' }>, known: Known): Command<{ id: string }> | undefined {
  if (step.kind === 'register-workshop')
    return new RegisterWorkshop({
      name: step.name,
      timeZone: 'Asia/Riyadh',
      location: { latitude: 24.7, longitude: 46.7 },
      openingHours: hours,
      bays: [{ name: 'Bay 1' }, { name: step.name }],
      technicians: [{ name: 'Sami' }, { name: step.name }],
      services: services('Cooling'),
    });
  if (step.kind === 'register-vehicle')
    return new RegisterVehicle({ vin: vinOf(step.serial), ...(step.plate === undefined ? {} : { plate: step.plate }) });
  if (step.kind === 'report' || step.kind === 'clear-code') return ofVehicle(step, pick(known.vehicles, step.which));
  if (step.kind === 'change-workshop') {
    const workshop = pick(known.workshops, step.which);
    const patch = step.alsoHours ? { openingHours: hours, services: services(step.name) } : { name: step.name };
    return workshop === undefined ? undefined : new ChangeWorkshop(workshop, patch);
  }
  if ('words' in step) return ofBooking(step, pick(known.bookings, step.which));
  const [workshopId, vehicleId] = [pick(known.workshops, step.which), pick(known.vehicles, step.which)];
  if (workshopId === undefined || vehicleId === undefined) return undefined;
  const startsAt = new Date(Math.ceil(Date.now() / DAY) * DAY + 2 * DAY + step.hour * 3_600_000);
  return new HoldSlot({ workshopId, vehicleId, serviceCode: 'cooling-system', startsAt, holdForSeconds: step.seconds });
}

function ofVehicle({ kind, code }: OfVehicle, vehicle: string | undefined) {
  if (vehicle === undefined) return undefined;
  if (kind === 'clear-code') return new ClearTroubleCode(vehicle, code);
  return new ReportTroubleCode(vehicle, { code, detectedAt: new Date() });
}

function ofBooking({ kind, words }: OfBooking, booking: string | undefined) {
  if (booking === undefined) return undefined;
  if (kind === 'request') return new RequestBooking(booking, words);
  if (kind === 'confirm') return new ConfirmBooking(booking);
  if (kind === 'start') return new StartBooking(booking);
  return kind === 'complete' ? new CompleteBooking(booking) : new CancelBooking(booking, words);
}
