import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail, currentContext, runInContext, type TenantRef, typedId, uuidV5 } from '#kernel';
import { SecurityOfPeople } from '../../aggregates.ts';
import { type Device } from '../../domain/sessions/devices.ts';
import { type SecurityEvent, watch, type WatchedSignIn } from '../../domain/sessions/person-security.ts';
import { type LetterKind, Letters } from '../../domain/sign-in/letters.ts';

/** Namespace of the streams of people's security; fixed for ever. */
const NAMESPACE = '2f4e9a1c-6d0b-5c37-9e58-0b7a4d3c1f62';

const LETTERS: Readonly<Record<SecurityEvent['type'], LetterKind>> = {
  NewDeviceUsed: 'new-device',
  ImpossibleTravelSeen: 'impossible-travel',
  RefreshTokenReused: 'refresh-reused',
  AccountLocked: 'account-locked',
  ProviderLinked: 'provider-linked',
  ProviderUnlinked: 'provider-unlinked',
};

/** Writes down what is odd about sign-ins, and tells the person. */
@Injectable()
export class SecurityWatch {
  readonly #log = new Logger('security');

  constructor(
    private readonly people: SecurityOfPeople,
    private readonly letters: Letters,
    private readonly audit: AuditTrail,
  ) {}

  /** Never fails a sign-in that has happened: what could not be written down is reported. */
  async signedIn(
    tenant: TenantRef,
    signIn: Omit<WatchedSignIn, 'device' | 'deviceName'> & { readonly device: Device },
  ): Promise<void> {
    const { userId, sessionId, device, place, at, before } = signIn;
    const watched: WatchedSignIn = {
      userId,
      sessionId,
      place,
      at,
      before,
      device: Buffer.from(device.digest).toString('base64url'),
      deviceName: device.name,
    };
    await this.#note(tenant, userId, (state) => watch(state, watched));
  }

  async saw(tenant: TenantRef, event: SecurityEvent): Promise<void> {
    await this.#note(tenant, event.data.userId, () => [event]);
  }

  async #note(tenant: TenantRef, userId: string, decide: Parameters<SecurityOfPeople['change']>[1]): Promise<void> {
    let found: readonly SecurityEvent[] = [];
    const context = { ...currentContext()!, tenant };
    // A request's own idempotency key and precondition are about what it asked for, not about this.
    for (const own of ['command', 'ifMatch'] as const) delete context[own];
    context.actor ??= { kind: 'user', id: typedId('usr', userId), name: '' };
    try {
      await runInContext(context, () =>
        this.people.change(uuidV5(NAMESPACE, userId), (state) => (found = decide(state))),
      );
      for (const event of found) await this.#tell(tenant, userId, event);
    } catch (err) {
      this.#log.error({ err, user: userId }, 'What was odd about a sign-in could not be written down');
    }
  }

  async #tell(tenant: TenantRef, userId: string, event: SecurityEvent): Promise<void> {
    // The first device of all is no news to whoever has just got the account, and how they got it is none either.
    if (event.type === 'NewDeviceUsed' && event.data.knownDevices === 0) return;
    if (event.type === 'ProviderLinked' && event.data.isNewAccount) return;
    const kind = LETTERS[event.type];
    await this.letters.post(tenant, { kind, userId });
    await this.audit.note(tenant.schema, {
      action: 'security.alert',
      outcome: 'allowed',
      actor: { kind: 'user', id: typedId('usr', userId) },
      facts: { kind, ...('sessionId' in event.data ? { sessionId: typedId('ses', event.data.sessionId) } : {}) },
    });
  }
}
