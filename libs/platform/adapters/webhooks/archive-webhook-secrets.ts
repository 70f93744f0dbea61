import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type ArchivePart, type PartPlace, tenantSchema } from '#kernel';
import { type SecretBox } from '../../domain/secret-box.ts';
import { type WebhookSigning } from '../../domain/webhooks/endpoint-settings.ts';

/** What one installation has sealed of an endpoint, in the form `Sealed`. */
interface Secrets<Sealed> {
  readonly secret: Sealed;
  /** Of `signing.keys`. */
  readonly keys: readonly { readonly id: string; readonly sealed: Sealed }[];
  readonly headers: Sealed | null;
  readonly auth: Sealed | null;
}

/** Each is base64 of nonce, AES-256-GCM ciphertext and tag, under the archive's passphrase and for this endpoint. */
interface Travelling extends Partial<Omit<Secrets<string>, 'secret'>> {
  readonly endpointId: string;
  /** Of `secret`, under its name of the first archives, which had nothing else. */
  readonly sealed: string;
}

interface Row {
  readonly endpoint_id: string;
  readonly secret: Buffer;
  readonly signing: WebhookSigning | null;
  readonly sealed_headers: Buffer | null;
  readonly sealed_auth: Buffer | null;
}

const [NONCE, TAG] = [12, 16];

/**
 * What is sealed of endpoints: the keys with which webhooks are signed, and the headers and credentials that go with them. In the tenant's
 * table it is sealed for one installation; under a passphrase it travels, and is sealed anew where it arrives. Without one the endpoints are
 * disabled there, so that no receiver gets a wrong signature.
 */
export function webhookSecretsPart(box: SecretBox): ArchivePart {
  return {
    name: 'webhook-secrets',
    async *leave({ place, tenant, key }) {
      if (!key) return;
      const { rows } = await place.query<Row>(
        `select endpoint_id, secret, signing, sealed_headers, sealed_auth
         from ${tenantSchema(tenant.schema)}.platform_webhook_endpoint order by endpoint_id`,
      );
      for (const row of rows) {
        const endpointId = row.endpoint_id;
        const again = (sealed: Uint8Array): string => seal(key, box.open(sealed, endpointId), endpointId);
        const { secret: sealed, ...others } = mapped(sealedOf(row), again);
        yield { endpointId, sealed, ...others } satisfies Travelling;
      }
    },
    async arrive(rows, { sameSecret, key, ...at }) {
      if (sameSecret) return undefined;
      let arrived = false;
      for await (const row of rows) {
        const { endpointId, sealed: secret, keys = [], headers = null, auth = null } = row as Travelling;
        const again = (sealed: string): Buffer => Buffer.from(box.seal(open(key!, sealed, endpointId), endpointId));
        await replace(at, endpointId, mapped({ secret, keys, headers, auth }, again));
        arrived = true;
      }
      return arrived ? undefined : disableAll(at);
    },
  };
}

function sealedOf({ secret, signing, sealed_headers: headers, sealed_auth: auth }: Row): Secrets<Uint8Array> {
  const keys = (signing?.keys ?? []).map(({ id, sealed }) => ({ id, sealed: Buffer.from(sealed, 'base64') }));
  return { secret, keys, headers, auth };
}

function mapped<From, To>({ secret, keys, headers, auth }: Secrets<From>, map: (sealed: From) => To): Secrets<To> {
  return {
    secret: map(secret),
    keys: keys.map(({ id, sealed }) => ({ id, sealed: map(sealed) })),
    headers: headers === null ? null : map(headers),
    auth: auth === null ? null : map(auth),
  };
}

/** The rest of `signing` has come along with the table. */
async function replace(
  { place, tenant }: Pick<PartPlace, 'place' | 'tenant'>,
  endpointId: string,
  { secret, keys, headers, auth }: Secrets<Buffer>,
): Promise<void> {
  const sealed = Object.fromEntries(keys.map((key) => [key.id, key.sealed.toString('base64')]));
  await place.query(
    `update ${tenantSchema(tenant.schema)}.platform_webhook_endpoint set secret = $2, sealed_headers = $3, sealed_auth = $4,
       signing = case when signing is null then null else jsonb_set(signing, '{keys}', (
         select coalesce(jsonb_agg(k || jsonb_build_object('sealed', $5::jsonb -> (k ->> 'id')) order by place), '[]')
         from jsonb_array_elements(signing -> 'keys') with ordinality keys (k, place))) end
     where endpoint_id = $1`,
    [endpointId, secret, headers, auth, JSON.stringify(sealed)],
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
