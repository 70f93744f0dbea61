import { policy } from '#kernel';
import { TellOfFactor } from '../../commands/factors/tell-of-factor.command.ts';
import { type FactorEvent } from '../../domain/factors/person-factors.ts';

/** When what protects an account changes, tell its person on another channel: whoever did it may not have been them. */
export const tellOfFactors = policy<FactorEvent>('identity.tell-of-factors', {
  FactorAdded: ({ data: { userId, factorId } }) => [
    new TellOfFactor({ userId, factorId, notice: 'added', also: null }),
  ],
  FactorRemoved: ({ data: { userId, factorId, formerAddress: also } }) => [
    new TellOfFactor({ userId, factorId, notice: 'removed', also }),
  ],
  BackupCodesMade: ({ data: { userId } }) => [
    new TellOfFactor({ userId, factorId: null, notice: 'backup-codes', also: null }),
  ],
  PasskeyCounterWentBack: ({ data: { userId, factorId } }) => [
    new TellOfFactor({ userId, factorId, notice: 'counter-went-back', also: null }),
  ],
});
