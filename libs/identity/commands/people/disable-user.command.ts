import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentContext, currentTenant, DomainError, TenantDatabase, TenantPeople, typedId } from '#kernel';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { ReachablePeople } from './reachable-people.ts';
import { PERSON_SQL as SQL } from './person-sql.ts';

/** Keeps somebody out until they are enabled again: no sign-in, and every session ends at once. */
export class DisableUser extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

/** Lets somebody in again who was disabled. */
export class EnableUser extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

/** @throws DomainError `user.not-found`, `user.own-account`, `user.last-owner` */
@CommandHandler(DisableUser)
export class DisableUserHandler implements ICommandHandler<DisableUser> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly sessions: OpenSessions,
    private readonly reachable: ReachablePeople,
  ) {}

  async execute({ userId }: DisableUser): Promise<void> {
    const tenant = currentTenant();
    await this.reachable.require(userId, 'disable');
    if (currentContext()?.actor?.id === typedId('usr', userId))
      throw new DomainError(
        'conflict',
        'user.own-account',
        'Nobody disables their own account; ask another administrator',
      );
    await this.database.transaction(tenant.schema, async (tx) => {
      const owners = await tx.query<{ user_id: string }>({ ...SQL.lockOwners, values: [OWNER_ROLE] });
      if (owners.length === 1 && owners[0]!.user_id === userId)
        throw new DomainError(
          'conflict',
          'user.last-owner',
          'This is the only owner of the tenant; make somebody else an owner first',
        );
      const changed = await tx.query({ ...SQL.setDisabled, values: [userId, this.clock.now()] });
      if (changed.length === 0) throw notFound();
    });
    await this.sessions.endAll(tenant, userId, 'disabled');
  }
}

/** @throws DomainError `user.not-found` */
@CommandHandler(EnableUser)
export class EnableUserHandler implements ICommandHandler<EnableUser> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly reachable: ReachablePeople,
    private readonly people: TenantPeople,
  ) {}

  async execute({ userId }: EnableUser): Promise<void> {
    await this.reachable.require(userId, 'disable');
    const values = [userId, null];
    const changed = await this.database.read(currentTenant().schema, { ...SQL.setDisabled, values });
    if (changed.length === 0) throw notFound();
    this.people.tellOf(userId);
  }
}

const notFound = (): DomainError => new DomainError('not-found', 'user.not-found', 'There is no such person');
