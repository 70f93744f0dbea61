import { type InferEntity } from '@mikro-orm/core';
import { ApiProperty } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsString, Matches, ValidateNested } from 'class-validator';
import {
  currentTenant,
  DomainError,
  IsTypedId,
  Keyset,
  Optional,
  type Page,
  PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { type Holder, publicHolderId } from '../../domain/access/grant.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { UserRow } from '../../entities.ts';
import { GrantRow } from '../../entities/access-rows.ts';

export class GrantFilter {
  @Optional()
  @IsTypedId('usr')
  readonly userId?: string;

  @Optional()
  @IsTypedId('grp')
  readonly groupId?: string;

  /** `key_…` */
  @Optional()
  @IsString()
  @Matches(/^key_[0-9A-Za-z]{12}$/)
  readonly apiKeyId?: string;

  /** `app_…` */
  @Optional()
  @IsString()
  @Matches(/^app_[0-9a-z]{26}$/)
  readonly clientId?: string;

  @Optional()
  @IsTypedId('rol')
  readonly roleId?: string;
}

/** `?filter[userId]=usr_…` */
export class GrantsQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => GrantFilter)
  readonly filter?: GrantFilter;
}

export class HolderView {
  @ApiProperty({ example: 'user', description: 'user, group, api-key or client; more may come.' })
  readonly kind!: string;
  /** `usr_…`, `grp_…`, `key_…` or `app_…` */
  readonly id!: string;
}

export class GrantScopeView {
  @ApiProperty({ example: 'workshop', description: 'tenant, workshop, fleet or own; more may come.' })
  readonly kind!: string;
  /** `wsh_…` or `veh_…`; empty for the other kinds. */
  readonly ids!: string[];
}

export class GrantHoursView {
  readonly timeZone!: string;
  readonly weekdays!: number[];
  readonly from!: string;
  readonly until!: string;
}

export class GrantContextView {
  readonly addresses!: string[];
  readonly minimumLevel!: number;
  readonly hours!: GrantHoursView | null;
  readonly trustedDevice!: boolean;
}

export class GrantView {
  /** `grt_…` */
  readonly id!: string;
  readonly holder!: HolderView;
  /** `rol_…` */
  readonly roleId!: string;
  /** Null when the role was taken away: the grant gives nothing then. */
  readonly roleName!: string | null;
  readonly scope!: GrantScopeView;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly notBefore!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly notAfter!: string | null;
  readonly context!: GrantContextView;
  readonly reason!: string | null;
  @ApiProperty({
    example: 'person',
    description:
      'person, sign-up, invitation, self-registration, former-role, scim, sso or break-glass; more may come.',
  })
  readonly source!: string;
  readonly givenBy!: HolderView;
  @ApiProperty({ format: 'date-time' })
  readonly givenAt!: string;
}

/** The grants that were given and not taken back, the newest first. */
export class ListGrants extends Query<Page<GrantView>> {
  constructor(readonly query: GrantsQuery) {
    super();
  }
}

/** What a person was granted themselves. @throws DomainError `user.not-found` */
export class ListRolesOfUser extends Query<Page<GrantView>> {
  constructor(
    readonly userId: string,
    readonly page: PageQuery,
  ) {
    super();
  }
}

/** Resolves when there is such a person. @throws DomainError `user.not-found` */
export class RequireUser extends Query<void> {
  constructor(readonly userId: string) {
    super();
  }
}

/** @throws DomainError `grant.not-found` */
export class GetGrant extends Query<GrantView> {
  constructor(readonly grantId: string) {
    super();
  }
}

type Row = InferEntity<typeof GrantRow>;

const newestFirst = new Keyset<Row>([
  ['givenAt', 'desc'],
  ['grantId', 'desc'],
]);

const PREFIX: Readonly<Record<string, string>> = { workshop: 'wsh', fleet: 'veh' };

@QueryHandler(ListGrants)
export class ListGrantsHandler implements IQueryHandler<ListGrants> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly roles: RoleCatalogues,
  ) {}

  execute({ query }: ListGrants): Promise<Page<GrantView>> {
    const { userId, groupId, apiKeyId, clientId, roleId } = query.filter ?? {};
    const held = (kind: Holder['kind'], id: string | undefined) =>
      id === undefined ? [] : [{ holderKind: kind, holderId: id }];
    const wanted = [
      ...held('user', userId),
      ...held('group', groupId),
      ...held('api-key', apiKeyId),
      ...held('client', clientId),
      ...(roleId ? [{ roleId }] : []),
    ];
    return this.list(query, wanted, { userId, groupId, apiKeyId, clientId, roleId });
  }

  async list(page: PageQuery, wanted: readonly Partial<Row>[], filter: object): Promise<Page<GrantView>> {
    const { state } = await this.roles.load(RoleCatalogues.STREAM);
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<Row, GrantView>(page, {
        list: 'identity.grants',
        keyset: newestFirst,
        filter,
        fetch: (where, orderBy, limit) =>
          em.find(GrantRow, { $and: [{ revokedAt: null }, ...wanted, where] }, { orderBy, limit }),
        view: (row) => grantView(row, roleIn(state, row.roleId)?.name ?? null),
      }),
    );
  }
}

@QueryHandler(RequireUser)
export class RequireUserHandler implements IQueryHandler<RequireUser> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ userId }: RequireUser): Promise<void> {
    const known = await this.database.withEntities(currentTenant().schema, (em) => em.count(UserRow, { userId }));
    if (known === 0) throw new DomainError('not-found', 'user.not-found', 'There is no person with this id');
  }
}

@QueryHandler(ListRolesOfUser)
export class ListRolesOfUserHandler implements IQueryHandler<ListRolesOfUser> {
  constructor(
    private readonly queries: QueryBus,
    private readonly grants: ListGrantsHandler,
  ) {}

  async execute({ userId, page }: ListRolesOfUser): Promise<Page<GrantView>> {
    await this.queries.execute(new RequireUser(userId));
    return this.grants.list(page, [{ holderKind: 'user', holderId: userId }], { rolesOf: userId });
  }
}

@QueryHandler(GetGrant)
export class GetGrantHandler implements IQueryHandler<GetGrant> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly roles: RoleCatalogues,
  ) {}

  async execute({ grantId }: GetGrant): Promise<GrantView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(GrantRow, { grantId, revokedAt: null }),
    );
    if (!row) throw new DomainError('not-found', 'grant.not-found', 'There is no grant with this id');
    const { state } = await this.roles.load(RoleCatalogues.STREAM);
    return grantView(row, roleIn(state, row.roleId)?.name ?? null);
  }
}

function grantView(row: Row, roleName: string | null): GrantView {
  const {
    grantId,
    holderKind,
    holderId,
    roleId,
    scope,
    notBefore,
    notAfter,
    context,
    reason,
    source,
    givenBy,
    givenAt,
  } = row;
  return {
    id: typedId('grt', grantId),
    holder: { kind: holderKind, id: publicHolderId({ kind: holderKind, id: holderId }) },
    roleId: typedId('rol', roleId),
    roleName,
    scope: { kind: scope.kind, ids: scope.ids.map((id) => typedId(PREFIX[scope.kind]!, id)) },
    notBefore: notBefore?.toISOString() ?? null,
    notAfter: notAfter?.toISOString() ?? null,
    context: {
      ...context,
      addresses: [...context.addresses],
      hours: context.hours && { ...context.hours, weekdays: [...context.hours.weekdays] },
      trustedDevice: context.trustedDevice ?? false,
    },
    reason: reason ?? null,
    source,
    givenBy: { kind: givenBy.kind, id: givenBy.id },
    givenAt: givenAt.toISOString(),
  };
}
