import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, TenantDatabase } from '#kernel';
import { SessionRow } from '../../entities.ts';

/** Ends a session at once. Ending one that is gone changes nothing. */
export class CloseSession extends Command<void> {
  constructor(readonly sessionId: string) {
    super();
  }
}

@CommandHandler(CloseSession)
export class CloseSessionHandler implements ICommandHandler<CloseSession> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ sessionId }: CloseSession): Promise<void> {
    await this.database.withEntities(currentTenant().schema, (em) => em.nativeDelete(SessionRow, { sessionId }));
  }
}
