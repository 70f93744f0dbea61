import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  CONFIG,
  type Config,
  currentTenant,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { ssoAddresses } from '../../domain/sso/addresses.ts';
import { recordOf, type SsoKind, type SsoState } from '../../domain/sso/connection.ts';
import { connectionOfRow, PROVIDERS } from '../../entities/connection-of-row.ts';
import { ConnectionRow } from '../../entities/connection-row.ts';

export class OidcSettingsView {
  readonly issuer!: string;
  readonly clientId!: string;
  @ApiProperty({ type: [String] })
  readonly scopes!: readonly string[];
  readonly groupsClaim!: string;
  readonly trustsEmail!: boolean;
  /** Register it at the provider, as it is. */
  readonly redirectUrl!: string;
}

export class SamlSettingsView {
  readonly entityId!: string;
  readonly ssoUrl!: string;
  @ApiProperty({ type: [String] })
  readonly certificates!: readonly string[];
  readonly emailAttribute!: string | null;
  readonly nameAttribute!: string | null;
  readonly groupsAttribute!: string | null;
  /** Our entity id at the provider. */
  readonly ownEntityId!: string;
  /** Where the provider posts its answers. */
  readonly acsUrl!: string;
  /** Our metadata, for providers that load it. */
  readonly metadataUrl!: string;
}

export class GroupRoleView {
  readonly group!: string;
  /** `rol_…` */
  readonly roleId!: string;
}

export class SsoAccessView {
  /** `rol_…`, or `null`: nobody is made an account. */
  readonly defaultRoleId!: string | null;
  @ApiProperty({ type: [GroupRoleView] })
  readonly roles!: readonly GroupRoleView[];
  @ApiProperty({ type: [String] })
  readonly secondLevel!: readonly string[];
}

export class SsoDomainView {
  readonly domain!: string;
  /** The TXT record that proves it: its name … */
  readonly recordName!: string;
  /** … and its value. */
  readonly recordValue!: string;
  readonly provedAt!: string | null;
}

/** A provider of identity. Its client secret is shown to nobody. */
export class SsoConnectionView {
  /** `idp_…` */
  readonly id!: string;
  readonly name!: string;
  @ApiProperty({ enum: ['oidc', 'saml'] })
  readonly kind!: SsoKind;
  /** `draft`: test it; `tested`: switch it on; `on`: people sign in by it; `off`: they do no more. */
  @ApiProperty({ enum: ['draft', 'tested', 'on', 'off'] })
  readonly state!: SsoState;
  @ApiProperty({ type: OidcSettingsView, nullable: true })
  readonly oidc!: OidcSettingsView | null;
  @ApiProperty({ type: SamlSettingsView, nullable: true })
  readonly saml!: SamlSettingsView | null;
  readonly access!: SsoAccessView;
  @ApiProperty({ type: [SsoDomainView] })
  readonly domains!: readonly SsoDomainView[];
  readonly version!: number;
  readonly createdAt!: string;
  readonly changedAt!: string;
}

const OLDEST_FIRST = new Keyset<ConnectionRow>([['connectionId', 'asc']]);

/** The tenant's providers of identity, the oldest first. */
export class ListSsoConnections extends Query<Page<SsoConnectionView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

export class GetSsoConnection extends Query<SsoConnectionView> {
  constructor(readonly connectionId: string) {
    super();
  }
}

@QueryHandler(ListSsoConnections)
export class ListSsoConnectionsHandler implements IQueryHandler<ListSsoConnections> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute({ page }: ListSsoConnections): Promise<Page<SsoConnectionView>> {
    const { schema, slug } = currentTenant();
    return this.paging.page<ConnectionRow, SsoConnectionView>(page, {
      list: 'identity.sso-connections',
      keyset: OLDEST_FIRST,
      fetch: (where, orderBy, limit) =>
        this.database.withEntities(schema, (em) =>
          em.find(ConnectionRow, { $and: [PROVIDERS, where] }, { orderBy, limit }),
        ),
      view: (row) => viewOf(row, this.config.public.url, slug),
    });
  }
}

/** @throws DomainError `sso-connection.not-found` */
@QueryHandler(GetSsoConnection)
export class GetSsoConnectionHandler implements IQueryHandler<GetSsoConnection> {
  constructor(
    private readonly database: TenantDatabase,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute({ connectionId }: GetSsoConnection): Promise<SsoConnectionView> {
    const { schema, slug } = currentTenant();
    const row = await this.database.withEntities(schema, (em) =>
      em.findOne(ConnectionRow, { ...PROVIDERS, connectionId }),
    );
    if (!row) throw new DomainError('not-found', 'sso-connection.not-found', 'There is no connection with this id');
    return viewOf(row, this.config.public.url, slug);
  }
}

function viewOf(row: ConnectionRow, publicUrl: string, slug: string): SsoConnectionView {
  const { connectionId, name, state, provider, access, domains, version } = connectionOfRow(row);
  const { redirectUrl, acsUrl, entityId: ownEntityId, metadataUrl } = ssoAddresses(publicUrl, slug, connectionId);
  const { kind, ...settings } = provider;
  return {
    id: typedId('idp', connectionId),
    name,
    kind,
    state,
    oidc: provider.kind === 'oidc' ? { ...(settings as Omit<typeof provider, 'kind'>), redirectUrl } : null,
    saml:
      provider.kind === 'saml'
        ? { ...(settings as Omit<typeof provider, 'kind'>), ownEntityId, acsUrl, metadataUrl }
        : null,
    access: {
      defaultRoleId: access.defaultRoleId && typedId('rol', access.defaultRoleId),
      roles: access.roles.map(({ group, roleId }) => ({ group, roleId: typedId('rol', roleId) })),
      secondLevel: access.secondLevel,
    },
    domains: domains.map((held) => {
      const { name: recordName, value: recordValue } = recordOf(held);
      return { domain: held.domain, recordName, recordValue, provedAt: held.provedAt };
    }),
    version,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}
