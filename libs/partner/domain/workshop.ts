import {
  DomainError,
  ERASED,
  type Event,
  eventCatalogue,
  type Fold,
  publicEvent,
  shown,
  typedId,
} from '#kernel/domain';
import { canonicalZone, type Fault, type OpeningHours, openingHoursFaults } from './opening-hours.ts';

/** A place in the workshop where one vehicle at a time is worked on. */
export interface Bay {
  readonly bayId: string;
  readonly name: string;
}

export interface Technician {
  readonly technicianId: string;
  readonly name: string;
}

/** What the workshop offers to do. */
export interface ServiceOffer {
  /** The same code everywhere means the same work: `cooling-system`. */
  readonly code: string;
  readonly name: string;
  /** Work, as the customer is told. A multiple of 5. */
  readonly durationMinutes: number;
  /** Kept free behind the work for clearing up. A multiple of 5, may be 0. */
  readonly bufferMinutes: number;
}

/** What a workshop is and has. Ids are plain UUIDs, degrees are WGS 84. */
export interface WorkshopProfile {
  readonly workshopId: string;
  readonly name: string;
  /** IANA name in its own spelling, `Asia/Riyadh`. */
  readonly timeZone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly openingHours: readonly OpeningHours[];
  readonly bays: readonly Bay[];
  readonly technicians: readonly Technician[];
  readonly services: readonly ServiceOffer[];
}

/** What may change later. Lists are replaced whole. */
export type WorkshopPatch = Partial<Pick<WorkshopProfile, 'name' | 'openingHours' | 'services'>>;

/** A workshop joined the tenant's network. */
export type WorkshopRegistered = Event<'WorkshopRegistered', WorkshopProfile>;
/** Name, hours or services are others now; what did not change is left out. */
export type WorkshopChanged = Event<'WorkshopChanged', { readonly workshopId: string } & WorkshopPatch>;
export type WorkshopEvent = WorkshopRegistered | WorkshopChanged;

export type Workshop = { readonly status: 'none' } | { readonly status: 'open'; readonly profile: WorkshopProfile };

export const workshop: Fold<Workshop, WorkshopEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'WorkshopRegistered':
        return { status: 'open', profile: data };
      case 'WorkshopChanged':
        return state.status === 'open' ? { ...state, profile: { ...state.profile, ...data } } : state;
    }
  },
};

/** The technicians of a workshop once one of them was erased. The others, and how many there are, stay. */
export function withoutName<T extends Technician>(technicians: readonly T[], technicianId: string): T[] {
  return technicians.map((one) => (one.technicianId === technicianId ? { ...one, name: ERASED } : one));
}

/** Adds the workshop. @throws DomainError `workshop.invalid` with every fault at once */
export function register(state: Workshop, profile: WorkshopProfile): WorkshopEvent[] {
  if (state.status !== 'none') return [];
  const timeZone = canonicalZone(profile.timeZone);
  refuseFaults([
    ...(timeZone === null ? [unknownZone(profile.timeZone)] : []),
    ...openingHoursFaults(profile.openingHours, '/openingHours'),
    ...noneOf(profile.bays, '/bays', 'bay'),
    ...noneOf(profile.technicians, '/technicians', 'technician'),
    ...serviceFaults(profile.services),
  ]);
  return [{ type: 'WorkshopRegistered', data: { ...profile, timeZone: timeZone! } }];
}

/**
 * Changes name, hours or services; bookings that were made stay as they are. Nothing new is no event.
 * @throws DomainError `workshop.not-found`, `workshop.invalid`
 */
export function change(state: Workshop, patch: WorkshopPatch): WorkshopEvent[] {
  if (state.status === 'none') throw new DomainError('not-found', 'workshop.not-found', 'There is no such workshop');
  const { profile } = state;
  refuseFaults([
    ...(patch.openingHours ? openingHoursFaults(patch.openingHours, '/openingHours') : []),
    ...(patch.services ? serviceFaults(patch.services) : []),
  ]);
  const news = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && differs(value, profile[key as keyof WorkshopPatch]),
  );
  if (news.length === 0) return [];
  return [
    {
      type: 'WorkshopChanged',
      data: { workshopId: profile.workshopId, ...(Object.fromEntries(news) as WorkshopPatch) },
    },
  ];
}

const shownName = shown.text('Its name.', 'Olaya Motors');
const shownHours = shown.list(
  'When it takes cars, in its own time zone.',
  shown.object('One stretch of a weekday.', {
    weekday: shown.integer('ISO 8601: 1 is Monday.', 7, { minimum: 1, maximum: 7 }),
    opens: shown.text('When it opens.', '08:00', { pattern: String.raw`^\d{2}:\d{2}$` }),
    closes: shown.text('When it closes; 24:00 is midnight.', '12:00', { pattern: String.raw`^\d{2}:\d{2}$` }),
  }),
);
const shownServices = shown.list(
  'What it offers to do.',
  shown.object('A service.', {
    code: shown.text('The same everywhere for the same work.', 'cooling-system'),
    name: shown.text('Its name.', 'Cooling system repair'),
    durationMinutes: shown.integer('How long the work takes.', 90),
    bufferMinutes: shown.integer('What is kept free behind it.', 15),
  }),
);

export const workshopEvents = eventCatalogue<WorkshopEvent>({
  WorkshopRegistered: {
    version: 1,
    personal: { technicians: { name: ({ technicianId }) => typedId('tec', technicianId) } },
    public: publicEvent({
      type: 'workshop.registered',
      description: 'A workshop was added, with its hours, bays, technicians and services.',
      shape: {
        workshopId: shown.id('wsh', 'The workshop.'),
        name: shownName,
        timeZone: shown.text('Its time zone, IANA.', 'Asia/Riyadh'),
        latitude: shown.number('Degrees, WGS 84.', 24.6949, { minimum: -90, maximum: 90 }),
        longitude: shown.number('Degrees, WGS 84.', 46.6853, { minimum: -180, maximum: 180 }),
        openingHours: shownHours,
        services: shownServices,
        bays: shown.list(
          'Places where one vehicle at a time is worked on.',
          shown.object('A bay.', { bayId: shown.id('bay', 'The bay.'), name: shown.text('Its name.', 'Bay 1') }),
        ),
        technicians: shown.list(
          'Who works there.',
          shown.object('A technician.', { technicianId: shown.id('tec', 'The technician.') }),
        ),
      },
      data: ({ workshopId, bays, technicians, ...profile }) => ({
        workshopId: typedId('wsh', workshopId),
        ...profile,
        bays: bays.map(({ bayId, name }) => ({ bayId: typedId('bay', bayId), name })),
        // A person's name is read from the workshop itself, because a delivery passes through logs.
        technicians: technicians.map(({ technicianId }) => ({ technicianId: typedId('tec', technicianId) })),
      }),
    }),
  },
  WorkshopChanged: {
    version: 1,
    public: publicEvent({
      type: 'workshop.changed',
      description: "A workshop's name, opening hours or services changed; only what changed is named.",
      shape: {
        workshopId: shown.id('wsh', 'The workshop.'),
        name: shown.optional(shownName),
        openingHours: shown.optional(shownHours),
        services: shown.optional(shownServices),
      },
      data: ({ workshopId, ...patch }) => ({ workshopId: typedId('wsh', workshopId), ...patch }),
    }),
  },
});

function refuseFaults(errors: readonly Fault[]): void {
  if (errors.length === 0) return;
  const detail = errors.length === 1 ? '1 field is wrong' : `${errors.length} fields are wrong`;
  throw new DomainError('invalid', 'workshop.invalid', detail, { errors });
}

function unknownZone(timeZone: string): Fault {
  return {
    pointer: '/timeZone',
    code: 'time-zone',
    detail: `"${timeZone}" is no IANA time zone; write for example Asia/Riyadh`,
  };
}

function noneOf(list: readonly unknown[], pointer: string, word: string): Fault[] {
  return list.length > 0 ? [] : [{ pointer, code: 'empty', detail: `a workshop has at least one ${word}` }];
}

function serviceFaults(services: readonly ServiceOffer[]): Fault[] {
  const faults = services.flatMap(({ durationMinutes, bufferMinutes }, index) => [
    ...offGrid(durationMinutes, 5, `/services/${index}/durationMinutes`),
    ...offGrid(bufferMinutes, 0, `/services/${index}/bufferMinutes`),
  ]);
  const twice = services.flatMap(({ code }, index) => {
    if (services.findIndex((other) => other.code === code) === index) return [];
    return [{ pointer: `/services/${index}/code`, code: 'unique', detail: `"${code}" is offered already` }];
  });
  return [...noneOf(services, '/services', 'service'), ...faults, ...twice];
}

function offGrid(minutes: number, least: number, pointer: string): Fault[] {
  if (Number.isInteger(minutes) && minutes >= least && minutes % 5 === 0) return [];
  return [{ pointer, code: 'minutes', detail: `must be a multiple of 5 minutes, at least ${least}` }];
}

/** Compares plain JSON; the order of keys means nothing, and what comes out of the log has them in another one. */
function differs(a: unknown, b: unknown): boolean {
  return canonical(a) !== canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
