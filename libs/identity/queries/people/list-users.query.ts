import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, ListFields, type ListRequest, type Page, shapeOf, typedId } from '#kernel';
import { userSubject } from '../../domain/access/subjects.ts';
import { UserRow } from '../../entities.ts';

export class UserView {
  /** `usr_…` */
  readonly id!: string;
  readonly email!: string;
  readonly name!: string;
  /** `owner` or `staff`; more may come. */
  readonly role!: string;
  readonly createdAt!: string;
  /** When the person proved that the address is theirs. */
  readonly emailVerifiedAt!: string | null;
  /** Since when the account cannot be used. */
  readonly disabledAt!: string | null;
}

type Row = InferEntity<typeof UserRow>;

/** By what people can be looked for. */
export const userList = new ListFields<Row>({
  name: 'identity.users',
  subject: userSubject,
  id: 'userId',
  sort: 'id',
  shape: shapeOf<UserView>({
    id: true,
    email: true,
    name: true,
    role: true,
    createdAt: true,
    emailVerifiedAt: true,
    disabledAt: true,
  }),
  fields: {
    id: { kind: 'id', prefix: 'usr', column: 'userId' },
    email: { kind: 'text', sortable: true },
    name: { kind: 'text', sortable: true },
    role: { kind: 'text' },
    createdAt: { kind: 'instant', sortable: true },
    emailVerifiedAt: { kind: 'instant', nullable: true },
    disabledAt: { kind: 'instant', nullable: true },
  },
});

const view = ({ userId, email, name, role, createdAt, emailVerifiedAt, disabledAt }: Row): UserView => ({
  id: typedId('usr', userId),
  email,
  name,
  role,
  createdAt: createdAt.toISOString(),
  emailVerifiedAt: emailVerifiedAt?.toISOString() ?? null,
  disabledAt: disabledAt?.toISOString() ?? null,
});

/** The people of the tenant whom the caller may read of, in order of their ids unless another is asked for. */
export class ListUsers extends Query<Page<UserView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

@QueryHandler(ListUsers)
export class ListUsersHandler implements IQueryHandler<ListUsers> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListUsers): Promise<Page<UserView>> {
    return this.lists.page(request, userList, { entity: UserRow, view });
  }
}
