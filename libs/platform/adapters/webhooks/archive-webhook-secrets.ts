import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type ArchivePart, type PartPlace, tenantSchema } from '#kernel';
import { type SecretBox } from '../../domain/secret-box.ts';

interface Travelling {
  readonly endpointId: string;
  /** base64 of nonce, AES-256-GCM ciphertext and tag, under the archive's passphrase and for this endpoint. */
  readonly sealed: string;
}

const [NONCE, TAG] = [12, 16];

/**
 * The secrets with which webhooks are signed. In the tenant's table they are sealed for one installation; under a passphrase they
 * travel, and are sealed anew where they arrive. Without one the endpoints are disabled there, so that no receiver gets a wrong signature.
 */
export function webhookSecretsPart(box: SecretBox): ArchivePart {
  return {
    name: 'webhook-secrets',
    async *leave({ place, tenant, key }) {
      if (!key) return;
      const { rows } = await place.query<{ endpoint_id: string; secret: Buffer }>(
        `select endpoint_id, secret from ${tenantSchema(tenant.schema)}.platform_webhook_endpoint order by endpoint_id`,
      );
      for (const { endpoint_id: endpointId, secret } of rows)
        yield { endpointId, sealed: seal(key, box.open(secret, endpointId), endpointId) } satisfies Travelling;
    },
    async arrive(rows, { sameSecret, key, ...at }) {
      if (sameSecret) return undefined;
      let arrived = false;
      for await (const row of rows) {
        const { endpointId, sealed } = row as Travelling;
        await replace(at, endpointId, box.seal(open(key!, sealed, endpointId), endpointId));
        arrived = true;
      }
      return arrived ? undefined : disableAll(at);
    },
  };
}

async function replace(
  { place, tenant }: Pick<PartPlace, 'place' | 'tenant'>,
  id: string,
  secret: Uint8Array,
): Promise<void> {
  await place.query(
    `update ${tenantSchema(tenant.schema)}.platform_webhook_endpoint set secret = $2 where endpoint_id = $1`,
    [id, secret],
  );
}

async function disableAll({ place, tenant }: Pick<PartPlace, 'place' | 'tenant'>): Promise<string | undefined> {
  const { rowCount } = await place.query(
    `update ${tenantSchema(tenant.schema)}.platform_webhook_endpoint
     set status = 'disabled', disabled_reason = 'restored', version = version + 1 where status = 'active'`,
  );
  return rowCount === 0
    ? undefined
    : `${rowCount} webhook endpoints are disabled, because their secrets did not come along; make new ones in their place`;
}

function seal(key: Uint8Array, secret: string, owner: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function open(key: Uint8Array, sealed: string, owner: string): string {
  const box = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  return decipher.update(box.subarray(NONCE, box.length - TAG), undefined, 'utf8') + decipher.final('utf8');
}
