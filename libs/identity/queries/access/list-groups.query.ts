import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  DomainError,
  EntityLists,
  ListFields,
  type ListRequest,
  type Page,
  shapeOf,
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

type Row = InferEntity<typeof GroupRow>;

/** By what groups can be looked for. */
export const groupList = new ListFields<Row>({
  name: 'identity.groups',
  id: 'groupId',
  sort: 'name',
  shape: shapeOf<GroupView>({ id: true, version: true, name: true, members: 'usr' }),
  fields: {
    id: { kind: 'id', prefix: 'grp', column: 'groupId' },
    name: { kind: 'text', sortable: true },
  },
});

/** The groups of people, in order of their names unless another is asked for. */
export class ListGroups extends Query<Page<GroupView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

/** @throws DomainError `group.not-found` */
export class GetGroup extends Query<GroupView> {
  constructor(readonly groupId: string) {
    super();
  }
}

@QueryHandler(ListGroups)
export class ListGroupsHandler implements IQueryHandler<ListGroups> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListGroups): Promise<Page<GroupView>> {
    return this.lists.page(request, groupList, { entity: GroupRow, within: { removedAt: null }, view: groupView });
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
