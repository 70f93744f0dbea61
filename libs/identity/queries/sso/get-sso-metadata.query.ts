import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CONFIG, type Config, DomainError, TenantDatabase, TenantDirectory } from '#kernel';
import { ssoAddresses } from '../../domain/sso/addresses.ts';
import { SamlProvider } from '../../domain/sso/saml-provider.ts';
import { PROVIDERS } from '../../entities/connection-of-row.ts';
import { ConnectionRow } from '../../entities/connection-row.ts';

/** What a SAML provider's administrator loads about us: public, for one connection of a tenant. */
export class GetSsoMetadata extends Query<string> {
  constructor(
    readonly connectionId: string,
    /** The tenant's short name. */
    readonly slug: string,
  ) {
    super();
  }
}

/** @throws DomainError `sso-connection.not-found` */
@QueryHandler(GetSsoMetadata)
export class GetSsoMetadataHandler implements IQueryHandler<GetSsoMetadata> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly database: TenantDatabase,
    private readonly saml: SamlProvider,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ connectionId, slug }: GetSsoMetadata): Promise<string> {
    const tenant = await this.tenants.bySlug(slug);
    const found = tenant
      ? await this.database.withEntities(tenant.schema, (em) =>
          em.count(ConnectionRow, { ...PROVIDERS, kind: 'saml', connectionId }),
        )
      : 0;
    if (!tenant || found === 0)
      throw new DomainError('not-found', 'sso-connection.not-found', 'There is no connection with this id');
    return this.saml.metadataOf(ssoAddresses(this.config.public.url, tenant.slug, connectionId));
  }
}
