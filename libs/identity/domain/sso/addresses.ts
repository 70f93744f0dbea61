import { typedId } from '#kernel/domain';

/** What a provider is told of us, for one connection. It follows from the settings of the installation, never from a request. */
export interface SsoAddresses {
  /** Where an OpenID provider sends people back to. */
  readonly redirectUrl: string;
  /** Where a SAML provider sends assertions to. */
  readonly acsUrl: string;
  /** Our name at a SAML provider. */
  readonly entityId: string;
  readonly metadataUrl: string;
}

/** @param publicUrl base URL of the API @param slug the tenant's short name */
export function ssoAddresses(publicUrl: string, slug: string, connectionId: string): SsoAddresses {
  const entityId = `${publicUrl.replace(/\/+$/, '')}/v1/auth/sso/${typedId('idp', connectionId)}`;
  return {
    redirectUrl: `${entityId}/callback`,
    acsUrl: `${entityId}/acs`,
    entityId,
    metadataUrl: `${entityId}/metadata?tenant=${slug}`,
  };
}
