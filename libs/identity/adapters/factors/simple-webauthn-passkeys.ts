import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { CONFIG, type Config } from '#kernel';
import { type PasskeyPlace } from '../../domain/factors/passkey-place.ts';
import {
  type AskedOn,
  type KnownPasskey,
  type NewPasskey,
  type PasskeyOwner,
  Passkeys,
} from '../../domain/factors/passkeys.ts';

const TIMEOUT_MS = 300_000;

/** EdDSA, ES256 and RS256 (COSE): what authenticators of today make. */
const ALGORITHMS = [-8, -7, -257];

@Injectable()
export class SimpleWebauthnPasskeys extends Passkeys {
  override readonly home: PasskeyPlace;

  constructor(@Inject(CONFIG) { passkey }: Config) {
    super();
    this.home = { rpId: passkey.rpId, origins: passkey.origins };
  }

  override creationOptions(
    { challenge, place }: AskedOn,
    { userId, account, tenant }: PasskeyOwner,
    known: readonly KnownPasskey[],
  ): Promise<object> {
    return generateRegistrationOptions({
      rpName: tenant,
      rpID: place.rpId,
      userName: account,
      userDisplayName: account,
      userID: Uint8Array.from(handleOf(userId)),
      challenge: Uint8Array.from(challenge),
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: known.map(descriptorOf),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  override requestOptions({ challenge, place }: AskedOn, allowed?: readonly KnownPasskey[]): Promise<object> {
    return generateAuthenticationOptions({
      rpID: place.rpId,
      challenge: Uint8Array.from(challenge),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
      ...(allowed ? { allowCredentials: allowed.map(descriptorOf) } : {}),
    });
  }

  override async register(credential: object, { challenge, place }: AskedOn): Promise<NewPasskey | null> {
    const judged = await orNull(() =>
      verifyRegistrationResponse({
        response: credential as RegistrationResponseJSON,
        expectedChallenge: Buffer.from(challenge).toString('base64url'),
        expectedOrigin: [...place.origins],
        expectedRPID: place.rpId,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (!judged?.verified) return null;
    const { credential: made, credentialBackedUp: isBackedUp } = judged.registrationInfo;
    return {
      credentialId: made.id,
      publicKey: Buffer.from(made.publicKey).toString('base64url'),
      transports: made.transports ?? [],
      counter: made.counter,
      isBackedUp,
      rpId: place.rpId,
    };
  }

  override pageOf(credential: object): string | undefined {
    const text: unknown = (credential as Partial<AuthenticationResponseJSON>).response?.clientDataJSON;
    return typeof text === 'string' ? pageIn(text) : undefined;
  }

  override claimOf(credential: object): { credentialId: string; userId: string | null } | null {
    const { id, response } = credential as Partial<AuthenticationResponseJSON>;
    if (typeof id !== 'string') return null;
    const handle: unknown = response?.userHandle;
    return { credentialId: id, userId: typeof handle === 'string' ? userOf(handle) : null };
  }

  /** The library would refuse a counter that went back; here that is a reason to warn, so it is told that nothing was counted yet. */
  override async judge(
    credential: object,
    { challenge, place }: AskedOn,
    known: KnownPasskey,
  ): Promise<{ counter: number } | null> {
    const judged = await orNull(() =>
      verifyAuthenticationResponse({
        response: credential as AuthenticationResponseJSON,
        expectedChallenge: Buffer.from(challenge).toString('base64url'),
        expectedOrigin: [...place.origins],
        expectedRPID: place.rpId,
        requireUserVerification: true,
        credential: {
          id: known.credentialId,
          publicKey: Uint8Array.from(Buffer.from(known.publicKey, 'base64url')),
          counter: 0,
          transports: [...known.transports],
        },
      }),
    );
    return judged?.verified ? { counter: judged.authenticationInfo.newCounter } : null;
  }
}

function pageIn(clientData: string): string | undefined {
  try {
    const { origin } = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { origin?: unknown };
    return typeof origin === 'string' ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** The library throws for everything that does not fit, down to bytes that are no CBOR; all of it is the sender's. */
async function orNull<T>(judge: () => Promise<T>): Promise<T | null> {
  try {
    return await judge();
  } catch {
    return null;
  }
}

function descriptorOf({ credentialId, transports }: KnownPasskey): { id: string; transports: string[] } {
  return { id: credentialId, transports: [...transports] };
}

function handleOf(userId: string): Buffer {
  return Buffer.from(userId.replaceAll('-', ''), 'hex');
}

function userOf(handle: string): string | null {
  const hex = Buffer.from(handle, 'base64url').toString('hex');
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;
}
