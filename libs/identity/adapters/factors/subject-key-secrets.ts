import { Injectable } from '@nestjs/common';
import { currentTenant, DomainError, openText, sealText, SubjectKeys, typedId } from '#kernel';
import { FactorSecrets, type SealedSecret } from '../../domain/factors/factor-secrets.ts';

/** AES-256-GCM under the person's own key; tenant and factor are authenticated with it. */
@Injectable()
export class SubjectKeySecrets extends FactorSecrets {
  constructor(private readonly keys: SubjectKeys) {
    super();
  }

  override async seal(userId: string, factorId: string, secret: string): Promise<SealedSecret> {
    const subject = typedId('usr', userId);
    const key = (await this.keys.findOrCreate(currentTenant().schema, [subject])).get(subject)!;
    if (key === 'erased') throw new DomainError('conflict', 'factor.person-erased', 'This person was erased');
    return { ...sealText(subject, key, secret, placeOf(factorId)) };
  }

  override async open(userId: string, factorId: string, sealed: SealedSecret): Promise<string | null> {
    const subject = typedId('usr', userId);
    const key = (await this.keys.find(currentTenant().schema, [subject])).get(subject);
    if (key === 'erased' || sealed.k !== subject) return null;
    if (!key)
      throw new Error(`The key of ${subject} is missing, who was never erased: restore the tenant with its keys`);
    return openText(sealed, key, placeOf(factorId));
  }
}

function placeOf(factorId: string) {
  return { tenant: currentTenant().id, eventId: factorId, path: 'secret' };
}
