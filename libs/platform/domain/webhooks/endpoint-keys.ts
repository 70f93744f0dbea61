import { type WebhookSigning } from './endpoint-settings.ts';
import { type SigningAlgorithm, type SigningKey } from './key-ring.ts';

/** A key as text: what is sealed, and of an Ed25519 key what the receiver is given. */
export interface KeyText {
  readonly secret: string;
  readonly publicKey?: string;
}

export interface KeyColumns {
  readonly secret: Uint8Array;
  readonly signing: WebhookSigning | null;
}

/** The keys of an endpoint, newest first. One that was made when an endpoint had a single secret has that as its key, under the endpoint's own id. */
export function keysOf({
  endpointId: id,
  secret,
  signing,
  createdAt,
}: KeyColumns & { readonly endpointId: string; readonly createdAt: Date }): readonly SigningKey[] {
  if (signing) return signing.keys;
  const sealed = Buffer.from(secret).toString('base64');
  return [{ id, algorithm: 'hmac-sha256', sealed, createdAt: createdAt.toISOString(), expiresAt: null }];
}

/** Makes the keys of endpoints and keeps them where nobody reads them. */
export abstract class EndpointKeys {
  /**
   * The key that its owner brings along, else a new one.
   * @throws DomainError 422 `webhook-key.malformed`, 422 `webhook-key.other-algorithm`
   */
  abstract text(
    wanted: { readonly secret?: string | undefined; readonly algorithm?: SigningAlgorithm | undefined },
    usual: SigningAlgorithm,
  ): KeyText & { readonly algorithm: SigningAlgorithm };

  /** A key as it is kept: under an id of its own, and sealed for its endpoint. */
  abstract sealed(
    key: KeyText & { readonly algorithm: SigningAlgorithm },
    endpointId: string,
  ): Omit<SigningKey, 'createdAt' | 'expiresAt'>;

  /**
   * The columns that hold these keys. Workers of an earlier release, which run beside ours while a release is rolled out, know `secret` alone
   * and make an HMAC with it: it is the newest such key, and where there is none one that nobody knows, so that a receiver refuses what they
   * send, and it is tried again.
   */
  abstract columns(keys: readonly SigningKey[], endpointId: string): KeyColumns;
}

/** What is told of a new key, this once: the secret that both sides know, or the public half of an Ed25519 key, whose other half stays here. */
export function shownOnce({ algorithm, secret, publicKey }: KeyText & { algorithm: SigningAlgorithm }): {
  secret: string | null;
  publicKey: string | null;
} {
  return algorithm === 'ed25519' ? { secret: null, publicKey: publicKey ?? null } : { secret, publicKey: null };
}
