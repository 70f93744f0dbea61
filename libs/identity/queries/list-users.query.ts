import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, TenantDatabase, typedId } from '#kernel';
import { UserRow } from '../entities.ts';

export class UserView {
  /** `usr_…` */
  readonly id!: string;
  readonly email!: string;
  readonly name!: string;
  readonly role!: string;
  readonly createdAt!: string;
}

export class UserList {
  readonly data!: UserView[];
}

export class ListUsers extends Query<UserList> {}

@QueryHandler(ListUsers)
export class ListUsersHandler implements IQueryHandler<ListUsers> {
  constructor(private readonly database: TenantDatabase) {}

  async execute(): Promise<UserList> {
    const rows = await this.database.withEntities(currentTenant().schema, (em) =>
      em.find(UserRow, {}, { orderBy: { userId: 'asc' }, limit: 100 }),
    );
    return {
      data: rows.map(({ userId, email, name, role, createdAt }) => ({
        id: typedId('usr', userId),
        email,
        name,
        role,
        createdAt: createdAt.toISOString(),
      })),
    };
  }
}
