import { ApiProperty } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { type DirectorySettings, type OnLeaving } from '../../domain/scim/directory.ts';
import { ConnectionRow } from '../../entities/connection-row.ts';

export class GroupRoleView {
  /** The group's `displayName` in the directory. */
  readonly group!: string;
  /** `rol_…` */
  readonly roleId!: string;
}

export class DirectoryView {
  /** `dir_…` */
  readonly id!: string;
  /** Also the ETag. */
  readonly version!: number;
  readonly name!: string;
  readonly isOn!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The role of everybody whom it makes: `rol_…`.' })
  readonly defaultRoleId!: string | null;
  readonly groupRoles!: GroupRoleView[];
  /** `revoke-roles` or `keep-roles`. */
  readonly onLeaving!: OnLeaving;
  readonly createdAt!: string;
  readonly changedAt!: string;
}

/** The directories of the tenant in order of their names. */
export class ListDirectories extends Query<Page<DirectoryView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

/** @throws DomainError `directory.not-found` */
export class GetDirectory extends Query<DirectoryView> {
  constructor(readonly directoryId: string) {
    super();
  }
}

const byName = new Keyset<ConnectionRow>([
  ['name', 'asc'],
  ['connectionId', 'asc'],
]);

/** Providers of identity lie in the same table, and are none of our business. */
const DIRECTORIES = { kind: 'scim', removedAt: null } as const;

@QueryHandler(ListDirectories)
export class ListDirectoriesHandler implements IQueryHandler<ListDirectories> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListDirectories): Promise<Page<DirectoryView>> {
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<ConnectionRow, DirectoryView>(page, {
        list: 'identity.directories',
        keyset: byName,
        fetch: (where, orderBy, limit) => em.find(ConnectionRow, { $and: [DIRECTORIES, where] }, { orderBy, limit }),
        view,
      }),
    );
  }
}

@QueryHandler(GetDirectory)
export class GetDirectoryHandler implements IQueryHandler<GetDirectory> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ directoryId }: GetDirectory): Promise<DirectoryView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(ConnectionRow, { connectionId: directoryId, ...DIRECTORIES }),
    );
    if (!row) throw new DomainError('not-found', 'directory.not-found', 'There is no directory with this id');
    return view(row);
  }
}

function view({ connectionId, version, name, state, settings, createdAt, changedAt }: ConnectionRow): DirectoryView {
  const { defaultRoleId, groupRoles, onLeaving } = settings as unknown as DirectorySettings;
  return {
    id: typedId('dir', connectionId),
    version,
    name,
    isOn: state === 'on',
    defaultRoleId: defaultRoleId === null ? null : typedId('rol', defaultRoleId),
    groupRoles: groupRoles.map(({ group, roleId }) => ({ group, roleId: typedId('rol', roleId) })),
    onLeaving,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}
