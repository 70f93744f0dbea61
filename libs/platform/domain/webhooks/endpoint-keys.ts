import { uuidv7 } from 'uuidv7';
import { DomainError } from '#kernel/domain';
import { type SecretBox } from '../secret-box.ts';
import { type WebhookSigning } from './endpoint-settings.ts';
import { type SigningAlgorithm, type SigningKey } from './key-ring.ts';
import { type KeyText, newKeyText, readKeyText } from './webhook-secret.ts';

interface KeyColumns {
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

/**
 * The columns that hold these keys. Workers of an earlier release, which run beside ours while a release is rolled out, know `secret` alone
 * and make an HMAC with it: it is the newest such key, and where there is none one that nobody knows, so that a receiver refuses what they
 * send, and it is tried again.
 */
export function keyColumns(keys: readonly SigningKey[], box: SecretBox, endpointId: string): KeyColumns {
  const known = keys.find(({ algorithm }) => algorithm === 'hmac-sha256');
  const secret = known ? Buffer.from(known.sealed, 'base64') : box.seal(newKeyText('hmac-sha256').secret, endpointId);
  return { secret: Buffer.from(secret), signing: { algorithm: keys[0]!.algorithm, keys } };
}

/**
 * The key that its owner brings along, else a new one.
 * @throws DomainError 422 `webhook-key.malformed`, 422 `webhook-key.other-algorithm`
 */
export function keyTextOf(
  { secret, algorithm }: { readonly secret?: string | undefined; readonly algorithm?: SigningAlgorithm | undefined },
  usual: SigningAlgorithm,
): KeyText & { readonly algorithm: SigningAlgorithm } {
  if (secret === undefined) return { algorithm: algorithm ?? usual, ...newKeyText(algorithm ?? usual) };
  const brought = readKeyText(secret);
  if (algorithm === undefined || algorithm === brought.algorithm) return brought;
  const message = `The key is one for ${brought.algorithm}, and ${algorithm} was asked for`;
  throw new DomainError('invalid', 'webhook-key.other-algorithm', message);
}

/** A key as it is kept: under an id of its own, and sealed for its endpoint. */
export function sealedKey(
  { algorithm, secret, publicKey }: KeyText & { readonly algorithm: SigningAlgorithm },
  box: SecretBox,
  endpointId: string,
): Omit<SigningKey, 'createdAt' | 'expiresAt'> {
  const sealed = Buffer.from(box.seal(secret, endpointId)).toString('base64');
  return { id: uuidv7(), algorithm, sealed, ...(publicKey === undefined ? {} : { publicKey }) };
}

/** What is told of a new key, this once: the secret that both sides know, or the public half of an Ed25519 key, whose other half stays here. */
export function shownOnce({ algorithm, secret, publicKey }: KeyText & { algorithm: SigningAlgorithm }): {
  secret: string | null;
  publicKey: string | null;
} {
  return algorithm === 'ed25519' ? { secret: null, publicKey: publicKey ?? null } : { secret, publicKey: null };
}
