import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  allowedRows,
  currentTenant,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
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

const byId = new Keyset<Row>([['userId', 'asc']]);

const view = ({ userId, email, name, role, createdAt, emailVerifiedAt, disabledAt }: Row): UserView => ({
  id: typedId('usr', userId),
  email,
  name,
  role,
  createdAt: createdAt.toISOString(),
  emailVerifiedAt: emailVerifiedAt?.toISOString() ?? null,
  disabledAt: disabledAt?.toISOString() ?? null,
});

/** The people of the tenant whom the caller may read of, in order of their ids. */
export class ListUsers extends Query<Page<UserView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListUsers)
export class ListUsersHandler implements IQueryHandler<ListUsers> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListUsers): Promise<Page<UserView>> {
    const allowed = allowedRows(userSubject, 'read');
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<Row, UserView>(page, {
        list: 'identity.users',
        keyset: byId,
        fetch: async (where, orderBy, limit) =>
          allowed ? em.find(UserRow, { $and: [allowed, where] }, { orderBy, limit }) : [],
        view,
      }),
    );
  }
}
