import { type PasskeyPlace } from './passkey-place.ts';

/** What is kept of a passkey; ids and keys are base64url. */
export interface KnownPasskey {
  readonly credentialId: string;
  /** In COSE form. */
  readonly publicKey: string;
  readonly transports: readonly string[];
  /** The domain that it is good for. */
  readonly rpId: string;
}

/** A passkey that its authenticator has just made. */
export interface NewPasskey extends KnownPasskey {
  readonly counter: number;
  /** Whether it lives on in copies of its owner's making, such as a password manager. */
  readonly isBackedUp: boolean;
}

/** For whom a passkey is made, as their device shows it. */
export interface PasskeyOwner {
  /** UUID; becomes the user handle. */
  readonly userId: string;
  readonly account: string;
  readonly tenant: string;
}

/** A challenge, and where it is asked. */
export interface AskedOn {
  readonly challenge: Uint8Array;
  readonly place: PasskeyPlace;
}

/**
 * WebAuthn (W3C, level 3), with user verification required and passkeys that are found without a name. What does not fit in challenge,
 * origin, domain, signature or form proves nothing and is answered with null, whoever is to blame.
 */
export abstract class Passkeys {
  /** The installation's own. */
  abstract readonly home: PasskeyPlace;
  /** Options for `navigator.credentials.create()`; the device refuses to make a second one where one of `known` is. */
  abstract creationOptions(asked: AskedOn, owner: PasskeyOwner, known: readonly KnownPasskey[]): Promise<object>;
  /** Options for `navigator.credentials.get()`; without `allowed` the person picks among what their device has. */
  abstract requestOptions(asked: AskedOn, allowed?: readonly KnownPasskey[]): Promise<object>;
  /** The passkey that an answer to `creationOptions` brings. */
  abstract register(credential: object, asked: AskedOn): Promise<NewPasskey | null>;
  /** The page on which the browser says that it was answered; the signature covers it. */
  abstract pageOf(credential: object): string | undefined;
  /** Which passkey an answer claims to come from, and whose; nothing of it is proved. */
  abstract claimOf(credential: object): { readonly credentialId: string; readonly userId: string | null } | null;
  /** The counter that the authenticator shows, when the answer is right; 0 where it does not count. */
  abstract judge(credential: object, asked: AskedOn, known: KnownPasskey): Promise<{ readonly counter: number } | null>;
}

/** Authenticators that count only ever count up. Many do not count at all and show 0 (WebAuthn §6.1.1). */
export function hasCountedBack(known: number, shown: number): boolean {
  return (known > 0 || shown > 0) && shown <= known;
}
