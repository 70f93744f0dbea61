import { timingSafeEqual, verify } from 'node:crypto';
import { type SecretBox } from '../../domain/secret-box.ts';
import { type SigningKey } from '../../domain/webhooks/key-ring.ts';
import { type CheckedAgainst, type SignedText } from '../../domain/webhooks/signature-check.ts';
import { SignatureMakers } from '../../domain/webhooks/signature-makers.ts';
import { type GivenSignature } from '../../domain/webhooks/signature-parts.ts';
import { signWebhook } from './sign-webhook.ts';
import { ed25519PublicKeyOf, signingKeyOf } from './webhook-secret.ts';

/** Opens the keys that lie sealed in the row of their endpoint, once for each check. */
export class SealedSignatureMakers extends SignatureMakers {
  constructor(private readonly box: SecretBox) {
    super();
  }

  override among(keys: readonly SigningKey[], endpointId: string): CheckedAgainst['makerOf'] {
    const asymmetric = keys.flatMap(({ id, publicKey }) =>
      publicKey === undefined ? [] : [{ id, verifies: verifierOf(publicKey) }],
    );
    const symmetric = keys.flatMap(({ id, algorithm, sealed }) =>
      algorithm === 'ed25519' ? [] : [{ id, secret: this.box.open(Buffer.from(sealed, 'base64'), endpointId) }],
    );
    return (signature, text) => {
      const { version, value } = signature;
      if (version === 'v1a') return asymmetric.find(({ verifies }) => verifies(value, text))?.id ?? null;
      return symmetric.find(({ secret }) => isEqual(`v1,${value}`, signatureBy(secret, text)))?.id ?? null;
    };
  }
}

function signatureBy(secret: string, { body, ...head }: SignedText): string {
  return signWebhook([signingKeyOf(secret)], { ...head, body: Buffer.from(body) });
}

function verifierOf(publicKey: string): (value: GivenSignature['value'], text: SignedText) => boolean {
  const key = ed25519PublicKeyOf(publicKey);
  return (value, { id, timestamp, body }) =>
    verify(null, Buffer.from(`${id}.${timestamp}.${body}`), key, Buffer.from(value, 'base64'));
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
