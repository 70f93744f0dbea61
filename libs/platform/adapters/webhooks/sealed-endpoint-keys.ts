import { uuidv7 } from 'uuidv7';
import { DomainError } from '#kernel/domain';
import { type SecretBox } from '../../domain/secret-box.ts';
import { EndpointKeys, type KeyColumns, type KeyText } from '../../domain/webhooks/endpoint-keys.ts';
import { type SigningAlgorithm, type SigningKey } from '../../domain/webhooks/key-ring.ts';
import { newKeyText, readKeyText } from './webhook-secret.ts';

/** In the row of their endpoint, sealed for it. */
export class SealedEndpointKeys extends EndpointKeys {
  constructor(private readonly box: SecretBox) {
    super();
  }

  override text(
    { secret, algorithm }: { secret?: string | undefined; algorithm?: SigningAlgorithm | undefined },
    usual: SigningAlgorithm,
  ): KeyText & { readonly algorithm: SigningAlgorithm } {
    if (secret === undefined) return { algorithm: algorithm ?? usual, ...newKeyText(algorithm ?? usual) };
    const brought = readKeyText(secret);
    if (algorithm === undefined || algorithm === brought.algorithm) return brought;
    const message = `The key is one for ${brought.algorithm}, and ${algorithm} was asked for`;
    throw new DomainError('invalid', 'webhook-key.other-algorithm', message);
  }

  override sealed(
    { algorithm, secret, publicKey }: KeyText & { readonly algorithm: SigningAlgorithm },
    endpointId: string,
  ): Omit<SigningKey, 'createdAt' | 'expiresAt'> {
    const sealed = Buffer.from(this.box.seal(secret, endpointId)).toString('base64');
    return { id: uuidv7(), algorithm, sealed, ...(publicKey === undefined ? {} : { publicKey }) };
  }

  override columns(keys: readonly SigningKey[], endpointId: string): KeyColumns {
    const known = keys.find(({ algorithm }) => algorithm === 'hmac-sha256');
    const secret = known
      ? Buffer.from(known.sealed, 'base64')
      : this.box.seal(newKeyText('hmac-sha256').secret, endpointId);
    return { secret: Buffer.from(secret), signing: { algorithm: keys[0]!.algorithm, keys } };
  }
}
