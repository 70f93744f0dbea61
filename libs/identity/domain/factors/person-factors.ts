import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';
import { type FactorKind } from './factors.ts';

/** What counts as a factor of its own; backup codes stand in for one that was lost. */
export type OwnFactorKind = Exclude<FactorKind, 'backup-code'>;

interface OfFactor {
  readonly userId: string;
  readonly factorId: string;
  readonly kind: OwnFactorKind;
}

/** A person has proved that the factor is theirs; from now on it is asked for. */
export type FactorAdded = Event<'FactorAdded', OfFactor>;
/** `formerAddress` is the number or address that codes went to, so that it can be told; null for other kinds. */
export type FactorRemoved = Event<'FactorRemoved', OfFactor & { readonly formerAddress: string | null }>;
/** A new set; the codes of the one before are worth nothing. */
export type BackupCodesMade = Event<'BackupCodesMade', { readonly userId: string; readonly count: number }>;
/** An authenticator has counted backwards: there may be a copy of it. */
export type PasskeyCounterWentBack = Event<
  'PasskeyCounterWentBack',
  { readonly userId: string; readonly factorId: string; readonly known: number; readonly shown: number }
>;

export type FactorEvent = FactorAdded | FactorRemoved | BackupCodesMade | PasskeyCounterWentBack;

/** The confirmed factors of one person by their ids. */
export interface PersonFactors {
  readonly factors: Readonly<Record<string, OwnFactorKind>>;
  readonly hasBackupCodes: boolean;
}

export const personFactors: Fold<PersonFactors, FactorEvent> = {
  initial: { factors: {}, hasBackupCodes: false },
  evolve(state, { type, data }) {
    switch (type) {
      case 'FactorAdded':
        return { ...state, factors: { ...state.factors, [data.factorId]: data.kind } };
      case 'FactorRemoved': {
        const { [data.factorId]: _, ...factors } = state.factors;
        return { factors, hasBackupCodes: state.hasBackupCodes && Object.keys(factors).length > 0 };
      }
      case 'BackupCodesMade':
        return { ...state, hasBackupCodes: true };
      case 'PasskeyCounterWentBack':
        return state;
    }
  },
};

const subject = ({ userId }: { readonly userId: string }): string => typedId('usr', userId);
const ids = ({ userId, factorId }: { readonly userId: string; readonly factorId: string }) => ({
  userId: typedId('usr', userId),
  factorId: typedId('fac', factorId),
});

export const factorEvents = eventCatalogue<FactorEvent>({
  FactorAdded: {
    version: 1,
    public: publicEvent({
      type: 'security.factor-added',
      description: 'A person has set up a second factor.',
      shape: {
        userId: shown.id('usr', 'Whose factor it is.'),
        factorId: shown.id('fac', 'The factor.'),
        kind: shown.word('Kind of the factor.', 'totp', 'sms', 'email', 'passkey'),
      },
      data: (data) => ({ ...ids(data), kind: data.kind }),
    }),
  },
  FactorRemoved: {
    version: 1,
    personal: { formerAddress: subject },
    public: publicEvent({
      type: 'security.factor-removed',
      description: 'A second factor of a person was removed.',
      shape: {
        userId: shown.id('usr', 'Whose factor it is.'),
        factorId: shown.id('fac', 'The factor.'),
        kind: shown.word('Kind of the factor.', 'totp', 'sms', 'email', 'passkey'),
      },
      data: (data) => ({ ...ids(data), kind: data.kind }),
    }),
  },
  BackupCodesMade: {
    version: 1,
    public: publicEvent({
      type: 'security.backup-codes-made',
      description: 'A person has made a new set of backup codes; the one before is worth nothing any more.',
      shape: {
        userId: shown.id('usr', 'Whose codes they are.'),
        count: shown.integer('How many codes there are.', 10),
      },
      data: (data) => ({ userId: subject(data), count: data.count }),
    }),
  },
  PasskeyCounterWentBack: {
    version: 1,
    public: publicEvent({
      type: 'security.passkey-counter-went-back',
      description: 'A passkey has counted backwards when it was used: there may be a copy of it.',
      shape: {
        userId: shown.id('usr', 'Whose factor it is.'),
        factorId: shown.id('fac', 'The factor.'),
        known: shown.integer('What the passkey had counted to before.', 7),
        shown: shown.integer('What it says now.', 3),
      },
      data: (data) => ({ ...ids(data), known: data.known, shown: data.shown }),
    }),
  },
});

const MOST_FACTORS = 20;

/** How long somebody has for setting a factor up; then they begin anew. */
export const SET_UP_MINUTES = 15;

/** @throws DomainError `factor.already-confirmed`, `factor.too-many` */
export function addFactor({ factors }: PersonFactors, factor: OfFactor): FactorAdded[] {
  if (factors[factor.factorId])
    throw new DomainError('conflict', 'factor.already-confirmed', 'This factor is set up and in use');
  if (Object.keys(factors).length >= MOST_FACTORS)
    throw new DomainError(
      'conflict',
      'factor.too-many',
      `A person has at most ${MOST_FACTORS} factors; remove one first`,
    );
  return [{ type: 'FactorAdded', data: factor }];
}

/** A factor that is to be removed. */
export interface LeavingFactor {
  readonly userId: string;
  readonly factorId: string;
  readonly formerAddress: string | null;
}

/** One factor takes the place of another, so that there is none without either. @throws as `addFactor` and `removeFactor` */
export function replaceFactor(state: PersonFactors, factor: OfFactor, leaving: LeavingFactor): FactorEvent[] {
  return [...addFactor(state, factor), ...removeFactor(state, leaving, false)];
}

/**
 * @param isDemanded whether the tenant demands a factor of this person
 * @throws DomainError `factor.not-found`, `factor.last-one`
 */
export function removeFactor({ factors }: PersonFactors, leaving: LeavingFactor, isDemanded: boolean): FactorRemoved[] {
  const kind = factors[leaving.factorId];
  if (!kind) throw new DomainError('not-found', 'factor.not-found', 'You have no factor with this id');
  if (isDemanded && Object.keys(factors).length === 1) throw lastOne();
  return [{ type: 'FactorRemoved', data: { ...leaving, kind } }];
}

/** All of them go. Without any there is nothing to do. @throws DomainError `factor.last-one` */
export function removeAllFactors(
  { factors }: PersonFactors,
  leaving: readonly LeavingFactor[],
  isDemanded: boolean,
): FactorRemoved[] {
  const present = leaving.filter(({ factorId }) => factors[factorId]);
  if (isDemanded && present.length > 0) throw lastOne();
  return present.map((factor) => ({
    type: 'FactorRemoved',
    data: { ...factor, kind: factors[factor.factorId]! },
  }));
}

/** @throws DomainError `backup-codes.no-factor` */
export function makeBackupCodes({ factors }: PersonFactors, userId: string, count: number): BackupCodesMade[] {
  if (Object.keys(factors).length === 0)
    throw new DomainError(
      'conflict',
      'backup-codes.no-factor',
      'Backup codes stand in for a factor that was lost; set one up first',
    );
  return [{ type: 'BackupCodesMade', data: { userId, count } }];
}

function lastOne(): DomainError {
  return new DomainError(
    'conflict',
    'factor.last-one',
    'Your organisation demands a second factor; set up another one before you remove the last',
  );
}
