import { type InferEntity } from '@mikro-orm/core';
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
import { GroupRow } from '../../entities/access-rows.ts';

export class GroupView {
  /** `grp_…` */
  readonly id!: string;
  /** Also the ETag. */
  readonly version!: number;
  readonly name!: string;
  /** `usr_…` */
  readonly members!: string[];
}

/** The groups of people in order of their names. */
export class ListGroups extends Query<Page<GroupView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

/** @throws DomainError `group.not-found` */
export class GetGroup extends Query<GroupView> {
  constructor(readonly groupId: string) {
    super();
  }
}

type Row = InferEntity<typeof GroupRow>;

const byName = new Keyset<Row>([
  ['name', 'asc'],
  ['groupId', 'asc'],
]);

@QueryHandler(ListGroups)
export class ListGroupsHandler implements IQueryHandler<ListGroups> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListGroups): Promise<Page<GroupView>> {
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<Row, GroupView>(page, {
        list: 'identity.groups',
        keyset: byName,
        fetch: (where, orderBy, limit) => em.find(GroupRow, { $and: [{ removedAt: null }, where] }, { orderBy, limit }),
        view: groupView,
      }),
    );
  }
}

@QueryHandler(GetGroup)
export class GetGroupHandler implements IQueryHandler<GetGroup> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ groupId }: GetGroup): Promise<GroupView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(GroupRow, { groupId, removedAt: null }),
    );
    if (!row) throw new DomainError('not-found', 'group.not-found', 'There is no group with this id');
    return groupView(row);
  }
}

function groupView({ groupId, version, name, members }: Row): GroupView {
  return { id: typedId('grp', groupId), version, name, members: members.map((userId) => typedId('usr', userId)) };
}
