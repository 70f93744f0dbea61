import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DomainError, TenantDatabase } from '#kernel';
import { type DirectoryScope, DirectoryScopes } from '../../domain/scim/directory.ts';
import { showGroup } from '../../domain/scim/scim-group.ts';
import { ScimTags } from '../../domain/scim/scim-resource.ts';
import {
  GROUP_COLUMNS,
  groupOf,
  type GroupOfDirectoryRow,
  GROUPS_OF_DIRECTORY,
  PLAIN_GROUP_COLUMNS,
} from '../../entities/provisioned-rows.ts';
import { type FilterableAttributes, filterSql } from './scim-filter-sql.ts';
import { listStatements } from './scim-list-sql.ts';
import { type ScimListQuery } from './scim-list-query.dto.ts';
import { MOST_PER_PAGE, pageOrder, type ScimPage, shows, type TaggedResource } from './scim-page.ts';

/** The groups that the asking directory has made. */
export class FindProvisionedGroups extends Query<ScimPage> {
  constructor(readonly query: ScimListQuery) {
    super();
  }
}

/** One of them. */
export class GetProvisionedGroup extends Query<TaggedResource> {
  constructor(readonly groupId: string) {
    super();
  }
}

/** Each may have 10,000 of them. */
const MOST_WITH_MEMBERS = 20;

const FILTERABLE: FilterableAttributes = {
  id: { kind: 'id', sql: 'g.group_id', prefix: 'grp' },
  displayname: { kind: 'text', sql: 'g.name' },
  externalid: { kind: 'text', sql: 'x.external_id', letters: 'exact' },
  'meta.lastmodified': { kind: 'instant', sql: 'x.changed_at' },
  members: { kind: 'members' },
};

const SORTABLE = {
  id: 'x.internal_id',
  displayname: 'lower(g.name)',
  externalid: 'x.external_id',
  'meta.created': 'x.created_at',
  'meta.lastmodified': 'x.changed_at',
};

const FIND = {
  name: 'scim.group_get',
  text: `select ${GROUP_COLUMNS} from ${GROUPS_OF_DIRECTORY} where g.group_id = $2`,
};

@QueryHandler(FindProvisionedGroups)
export class FindProvisionedGroupsHandler implements IQueryHandler<FindProvisionedGroups> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scopes: DirectoryScopes,
    private readonly tags: ScimTags,
  ) {}

  async execute({ query }: FindProvisionedGroups): Promise<ScimPage> {
    const scope = this.scopes.current();
    const withMembers = shows(query, 'members');
    const most = withMembers ? MOST_WITH_MEMBERS : MOST_PER_PAGE;
    const page = pageOrder(query, { sortable: SORTABLE, most });
    const filter = query.filter ? filterSql(query.filter, FILTERABLE, 2) : undefined;
    const table = { columns: withMembers ? GROUP_COLUMNS : PLAIN_GROUP_COLUMNS, from: GROUPS_OF_DIRECTORY };
    const [[counted], rows] = await this.database.readAll<[{ total: number }, GroupOfDirectoryRow]>(
      scope.schema,
      listStatements(table, scope.directoryId, { filter, page }),
    );
    return {
      totalResults: counted!.total,
      startIndex: page.startIndex,
      resources: rows.map((row) => tagged(this.tags, scope, row)),
    };
  }
}

/** @throws DomainError `group.not-found` */
@QueryHandler(GetProvisionedGroup)
export class GetProvisionedGroupHandler implements IQueryHandler<GetProvisionedGroup> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scopes: DirectoryScopes,
    private readonly tags: ScimTags,
  ) {}

  async execute({ groupId }: GetProvisionedGroup): Promise<TaggedResource> {
    const scope = this.scopes.current();
    const statement = { ...FIND, values: [scope.directoryId, groupId] };
    const [row] = await this.database.read<GroupOfDirectoryRow>(scope.schema, statement);
    if (!row) throw new DomainError('not-found', 'group.not-found', 'There is no such group');
    return tagged(this.tags, scope, row);
  }
}

function tagged(tags: ScimTags, scope: DirectoryScope, row: GroupOfDirectoryRow): TaggedResource {
  const group = groupOf(row);
  const resource = showGroup(group);
  return { resource, tag: tags.of(scope, { resource, version: group.version }) };
}
