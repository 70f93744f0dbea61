import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DomainError, TenantDatabase } from '#kernel';
import { type DirectoryScope, DirectoryScopes } from '../../domain/scim/directory.ts';
import { ScimTags } from '../../domain/scim/scim-resource.ts';
import { showUser } from '../../domain/scim/scim-user.ts';
import { PEOPLE_OF_DIRECTORY, PERSON_COLUMNS, personOf, type PersonRow } from '../../entities/provisioned-rows.ts';
import { type FilterableAttributes, filterSql } from './scim-filter-sql.ts';
import { listStatements } from './scim-list-sql.ts';
import { type ScimListQuery } from './scim-list-query.dto.ts';
import { MOST_PER_PAGE, pageOrder, type ScimPage, type TaggedResource } from './scim-page.ts';

/** The people whom the asking directory knows. */
export class FindProvisionedUsers extends Query<ScimPage> {
  constructor(readonly query: ScimListQuery) {
    super();
  }
}

/** One of them. */
export class GetProvisionedUser extends Query<TaggedResource> {
  constructor(readonly userId: string) {
    super();
  }
}

const FILTERABLE: FilterableAttributes = {
  id: { kind: 'id', sql: 'u.user_id', prefix: 'usr' },
  username: { kind: 'text', sql: 'u.email', letters: 'small' },
  externalid: { kind: 'text', sql: 'x.external_id', letters: 'exact' },
  displayname: { kind: 'text', sql: `x.facts ->> 'displayName'` },
  active: { kind: 'boolean', sql: 'u.disabled_at is null' },
  'meta.lastmodified': { kind: 'instant', sql: 'x.changed_at' },
  emails: {
    kind: 'rows',
    from: `jsonb_array_elements(coalesce(x.facts -> 'emails', '[]')) e`,
    parts: {
      value: { kind: 'text', sql: `e ->> 'value'` },
      type: { kind: 'text', sql: `e ->> 'type'` },
      primary: { kind: 'boolean', sql: `coalesce((e ->> 'primary')::boolean, false)` },
    },
  },
};

const SORTABLE = {
  id: 'x.internal_id',
  username: 'u.email',
  displayname: 'lower(u.name)',
  externalid: 'x.external_id',
  'meta.created': 'x.created_at',
  'meta.lastmodified': 'x.changed_at',
};

const FIND = {
  name: 'scim.user_get',
  text: `select ${PERSON_COLUMNS} from ${PEOPLE_OF_DIRECTORY} where u.user_id = $2`,
};

@QueryHandler(FindProvisionedUsers)
export class FindProvisionedUsersHandler implements IQueryHandler<FindProvisionedUsers> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scopes: DirectoryScopes,
    private readonly tags: ScimTags,
  ) {}

  async execute({ query }: FindProvisionedUsers): Promise<ScimPage> {
    const scope = this.scopes.current();
    const page = pageOrder(query, { sortable: SORTABLE, most: MOST_PER_PAGE });
    const filter = query.filter ? filterSql(query.filter, FILTERABLE, 2) : undefined;
    const table = { columns: PERSON_COLUMNS, from: PEOPLE_OF_DIRECTORY };
    const [[counted], rows] = await this.database.readAll<[{ total: number }, PersonRow]>(
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

/** @throws DomainError `user.not-found` */
@QueryHandler(GetProvisionedUser)
export class GetProvisionedUserHandler implements IQueryHandler<GetProvisionedUser> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scopes: DirectoryScopes,
    private readonly tags: ScimTags,
  ) {}

  async execute({ userId }: GetProvisionedUser): Promise<TaggedResource> {
    const scope = this.scopes.current();
    const [row] = await this.database.read<PersonRow>(scope.schema, { ...FIND, values: [scope.directoryId, userId] });
    if (!row) throw new DomainError('not-found', 'user.not-found', 'There is no such user');
    return tagged(this.tags, scope, row);
  }
}

function tagged(tags: ScimTags, scope: DirectoryScope, row: PersonRow): TaggedResource {
  const person = personOf(row);
  const resource = showUser(person);
  return { resource, tag: tags.of(scope, { resource, version: person.version }) };
}
