import { type ArchivePart, decrypt, encrypt, tenantSchema } from '#kernel';
import { type ConnectionSecrets, type SealedClientSecret } from '../../domain/sso/connection-secrets.ts';

interface Travelling {
  readonly connectionId: string;
  /** base64, under the archive's passphrase and for this connection. */
  readonly sealed: string;
}

interface Row {
  readonly connection_id: string;
  readonly secret: SealedClientSecret;
}

/**
 * The secrets by which providers know us. In the tenant's table they are sealed for one installation; under a passphrase they travel, and are
 * sealed anew where they arrive. Without one the connections are drafts there, which want their secret and a test.
 */
export function clientSecretsPart(secrets: ConnectionSecrets): ArchivePart {
  return {
    name: 'sso-client-secrets',
    async *leave({ place, tenant, key }) {
      if (!key) return;
      const { rows } = await place.query<Row>(
        `select connection_id, secret from ${tenantSchema(tenant.schema)}.identity_connection
          where kind = 'oidc' and secret is not null order by connection_id`,
      );
      for (const { connection_id: connectionId, secret } of rows) {
        const clear = Buffer.from(secrets.open(connectionId, secret));
        yield {
          connectionId,
          sealed: encrypt(key, clear, connectionId).toString('base64'),
        } satisfies Travelling;
      }
    },
    async arrive(rows, { place, tenant, sameSecret, key }) {
      if (sameSecret) return undefined;
      let arrived = false;
      for await (const row of rows) {
        const { connectionId, sealed } = row as Travelling;
        const clear = decrypt(key!, Buffer.from(sealed, 'base64'), connectionId).toString();
        await place.query(
          `update ${tenantSchema(tenant.schema)}.identity_connection set secret = $2 where connection_id = $1`,
          [connectionId, JSON.stringify(secrets.seal(connectionId, clear))],
        );
        arrived = true;
      }
      if (arrived) return undefined;
      const { rowCount } = await place.query(
        `update ${tenantSchema(tenant.schema)}.identity_connection
          set secret = null, state = 'draft', version = version + 1 where kind = 'oidc' and secret is not null`,
      );
      return rowCount === 0
        ? undefined
        : `${rowCount} connections to providers of identity are drafts, because their client secrets did not come along; set them and test them anew`;
    },
  };
}
