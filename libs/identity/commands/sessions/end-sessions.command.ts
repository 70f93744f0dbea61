import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase } from '#kernel';
import { UserRow } from '../../entities.ts';
import { OpenSessions } from './open-sessions.ts';

/** Ends one session of a person at once: its tokens open nothing any more. */
export class EndSession extends Command<void> {
  /** Both are UUIDs. */
  constructor(
    readonly userId: string,
    readonly sessionId: string,
    readonly reason: string,
  ) {
    super();
  }
}

/** Ends all sessions of a person, or all but one. */
export class EndSessions extends Command<void> {
  /** Ids are UUIDs; `kept` goes on. */
  constructor(
    readonly userId: string,
    readonly reason: string,
    readonly kept: string | null = null,
  ) {
    super();
  }
}

/** Ends all sessions of somebody else. */
export class EndSessionsOfUser extends Command<void> {
  /** UUID. */
  constructor(readonly userId: string) {
    super();
  }
}

/** @throws DomainError `session.not-found` for one that is gone, or somebody else's */
@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(private readonly sessions: OpenSessions) {}

  async execute({ userId, sessionId, reason }: EndSession): Promise<void> {
    if (await this.sessions.endOne(currentTenant(), userId, sessionId, reason)) return;
    throw new DomainError('not-found', 'session.not-found', 'There is no such session');
  }
}

@CommandHandler(EndSessions)
export class EndSessionsHandler implements ICommandHandler<EndSessions> {
  constructor(private readonly sessions: OpenSessions) {}

  async execute({ userId, reason, kept }: EndSessions): Promise<void> {
    await this.sessions.endAllBut(currentTenant(), userId, kept, reason);
  }
}

/** @throws DomainError `user.not-found` */
@CommandHandler(EndSessionsOfUser)
export class EndSessionsOfUserHandler implements ICommandHandler<EndSessionsOfUser> {
  constructor(
    private readonly sessions: OpenSessions,
    private readonly database: TenantDatabase,
  ) {}

  async execute({ userId }: EndSessionsOfUser): Promise<void> {
    const tenant = currentTenant();
    const found = await this.database.withEntities(tenant.schema, (em) => em.count(UserRow, { userId }));
    if (found === 0) throw new DomainError('not-found', 'user.not-found', 'There is no such person');
    await this.sessions.endAll(tenant, userId, 'ended-by-administrator');
  }
}
