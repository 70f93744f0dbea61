import { type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';
import { type Place } from './places.ts';
import { distanceKm } from './travel.ts';

interface OfPerson {
  /** UUID. */
  readonly userId: string;
  /** UUID. */
  readonly sessionId: string;
}

/** Somebody signed in with a device that they had not used before. `device` is a digest that means nothing elsewhere. */
export type NewDeviceUsed = Event<
  'NewDeviceUsed',
  OfPerson & { readonly device: string; readonly deviceName: string; readonly knownDevices: number }
>;
/** Two sign-ins lie so far apart that nobody travels so fast. */
export type ImpossibleTravelSeen = Event<
  'ImpossibleTravelSeen',
  OfPerson & {
    readonly fromCountry: string;
    readonly toCountry: string;
    readonly distanceKm: number;
    readonly minutes: number;
  }
>;
/** A refresh token was used twice: somebody has a copy of it, so its whole family was ended. */
export type RefreshTokenReused = Event<'RefreshTokenReused', OfPerson & { readonly generation: number }>;
/** So many proofs failed that nobody may try for a while. */
export type AccountLocked = Event<
  'AccountLocked',
  { readonly userId: string; readonly failures: number; readonly seconds: number }
>;
interface LinkOfPerson {
  /** UUID. */
  readonly userId: string;
  /** UUID. */
  readonly connectionId: string;
}

/** From now on somebody comes in by a provider of identity too; `isNewAccount` where they came by it in the first place. */
export type ProviderLinked = Event<'ProviderLinked', LinkOfPerson & { readonly isNewAccount: boolean }>;
/** They do no more. */
export type ProviderUnlinked = Event<'ProviderUnlinked', LinkOfPerson>;
export type SecurityEvent =
  NewDeviceUsed | ImpossibleTravelSeen | RefreshTokenReused | AccountLocked | ProviderLinked | ProviderUnlinked;

/** What is remembered of somebody's security. */
export interface PersonSecurity {
  readonly devices: readonly string[];
}

export const personSecurity: Fold<PersonSecurity, SecurityEvent> = {
  initial: { devices: [] },
  evolve: (state, { type, data }) =>
    type === 'NewDeviceUsed' ? { ...state, devices: [...state.devices, data.device] } : state,
};

/** One sign-in, as far as it can be watched. */
export interface WatchedSignIn extends OfPerson {
  readonly device: string;
  readonly deviceName: string;
  readonly place: Place | null;
  readonly at: Date;
  /** Where and when the person signed in before. */
  readonly before: { readonly place: Place; readonly at: Date } | null;
}

/** An aeroplane's speed. */
const FASTEST_KMH = 900;
/** Networks of phones and tunnels are placed wrongly by as much. */
const BLUR_KM = 500;

/** What is odd about a sign-in. */
export function watch(state: PersonSecurity, signIn: WatchedSignIn): SecurityEvent[] {
  const { userId, sessionId, device, deviceName } = signIn;
  const found: SecurityEvent[] = [];
  const knownDevices = state.devices.length;
  if (!state.devices.includes(device))
    found.push({ type: 'NewDeviceUsed', data: { userId, sessionId, device, deviceName, knownDevices } });
  const travel = travelOf(signIn);
  if (travel) found.push({ type: 'ImpossibleTravelSeen', data: { userId, sessionId, ...travel } });
  return found;
}

function travelOf({ place, before, at }: WatchedSignIn): Omit<ImpossibleTravelSeen['data'], keyof OfPerson> | null {
  if (!place || !before) return null;
  const kilometres = distanceKm(before.place, place);
  const hours = Math.max(0, at.getTime() - before.at.getTime()) / 3_600_000;
  if (kilometres <= BLUR_KM + FASTEST_KMH * hours) return null;
  return {
    fromCountry: before.place.country,
    toCountry: place.country,
    distanceKm: Math.round(kilometres),
    minutes: Math.round(hours * 60),
  };
}

const publicIds = ({ userId, sessionId }: OfPerson) => ({
  userId: typedId('usr', userId),
  sessionId: typedId('ses', sessionId),
});

const publicLink = ({ userId, connectionId }: LinkOfPerson) => ({
  userId: typedId('usr', userId),
  connectionId: typedId('idp', connectionId),
});

export const personSecurityEvents = eventCatalogue<SecurityEvent>({
  NewDeviceUsed: {
    version: 1,
    public: publicEvent({
      type: 'security.new-device',
      description: 'Somebody signed in with a device that they had not used before.',
      shape: {
        userId: shown.id('usr', 'Who it is about.'),
        sessionId: shown.id('ses', 'The session.'),
        deviceName: shown.text('Browser and system.', 'Firefox on Linux'),
        knownDevices: shown.integer('How many devices were known before.', 1),
      },
      data: ({ deviceName, knownDevices, ...of }) => ({ ...publicIds(of), deviceName, knownDevices }),
    }),
  },
  ImpossibleTravelSeen: {
    version: 1,
    public: publicEvent({
      type: 'security.impossible-travel',
      description: 'Two sign-ins of one person lie farther apart than anybody travels in the time between them.',
      shape: {
        userId: shown.id('usr', 'Who it is about.'),
        sessionId: shown.id('ses', 'The session.'),
        fromCountry: shown.text('Country of the sign-in before, ISO 3166.', 'EG'),
        toCountry: shown.text('Country of this one, ISO 3166.', 'CA'),
        distanceKm: shown.integer('Kilometres between the two.', 9220),
        minutes: shown.integer('Minutes between the two.', 60),
      },
      data: ({ userId, sessionId, ...travel }) => ({ ...publicIds({ userId, sessionId }), ...travel }),
    }),
  },
  RefreshTokenReused: {
    version: 1,
    public: publicEvent({
      type: 'security.refresh-reused',
      description: 'A refresh token was used twice; the session was ended for everybody who held a token of it.',
      shape: { userId: shown.id('usr', 'Who it is about.'), sessionId: shown.id('ses', 'The session.') },
      data: ({ userId, sessionId }) => publicIds({ userId, sessionId }),
    }),
  },
  AccountLocked: {
    version: 1,
    public: publicEvent({
      type: 'security.account-locked',
      description: 'So many proofs of one person failed in a row that nobody may try for a while.',
      shape: {
        userId: shown.id('usr', 'Who it is about.'),
        failures: shown.integer('How many proofs failed in a row.', 10),
        seconds: shown.integer('How long nobody may try.', 900),
      },
      data: ({ userId, failures, seconds }) => ({ userId: typedId('usr', userId), failures, seconds }),
    }),
  },
  ProviderLinked: {
    version: 1,
    public: publicEvent({
      type: 'security.provider-linked',
      description: 'Somebody comes in by a provider of identity from now on.',
      shape: {
        userId: shown.id('usr', 'Who it is about.'),
        connectionId: shown.id('idp', 'The connection to the provider.'),
        isNewAccount: shown.flag('Whether the account was made by it.', false),
      },
      data: ({ isNewAccount, ...of }) => ({ ...publicLink(of), isNewAccount }),
    }),
  },
  ProviderUnlinked: {
    version: 1,
    public: publicEvent({
      type: 'security.provider-unlinked',
      description: 'Somebody does not come in by a provider of identity any more.',
      shape: {
        userId: shown.id('usr', 'Who it is about.'),
        connectionId: shown.id('idp', 'The connection to the provider.'),
      },
      data: publicLink,
    }),
  },
});
