import { type ClientMetadata } from 'oidc-provider';
import { type ClientAuthentication, type StoredClient } from '../../domain/oauth/oauth-client.ts';

/** Beside what RFC 7591 knows. */
export const SCOPES_PROPERTY = 'clutch_scopes';

const METHODS = {
  // The library takes it from the body as well.
  'client-secret': 'client_secret_basic',
  'private-key-jwt': 'private_key_jwt',
  none: 'none',
} as const satisfies Readonly<Record<ClientAuthentication, string>>;

/** An app as the protocol's library takes it (RFC 7591). In place of the secret stands its digest, see `compareDigests`. */
export function clientMetadata(clientId: string, client: StoredClient): ClientMetadata {
  const { name, kind, authentication, redirectUris, keys, scopes, secretHash } = client;
  const isMachine = kind === 'machine';
  return {
    client_id: clientId,
    client_name: name,
    application_type: kind === 'native' ? 'native' : 'web',
    redirect_uris: [...redirectUris],
    response_types: isMachine ? [] : ['code'],
    ...(isMachine ? {} : { response_modes: ['query'] }),
    grant_types: isMachine ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: METHODS[authentication],
    id_token_signed_response_alg: 'EdDSA',
    ...(secretHash === null ? {} : { client_secret: secretHash }),
    ...(keys.length > 0 ? { jwks: { keys: structuredClone(keys) as never } } : {}),
    [SCOPES_PROPERTY]: [...scopes],
  };
}
