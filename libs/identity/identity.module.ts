import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { Argon2Passwords } from './adapters/argon2-passwords.ts';
import { SessionStrategy } from './adapters/session.strategy.ts';
import { CloseSessionHandler } from './commands/close-session.command.ts';
import { CreateOwnerHandler } from './commands/create-owner.command.ts';
import { OpenSessionHandler } from './commands/open-session.command.ts';
import { Passwords } from './domain/passwords.ts';
import { SessionRow, UserRow } from './entities.ts';
import { SessionAdminController } from './http/session.admin.controller.ts';
import { ListUsersHandler } from './queries/list-users.query.ts';

export const identityContext: ContextDefinition = { name: 'identity', entities: [UserRow, SessionRow] };

/** Who people are: their sessions, and the strategy that knows them by their token. */
@Module({
  providers: [
    SessionStrategy,
    { provide: Passwords, useClass: Argon2Passwords },
    CreateOwnerHandler,
    OpenSessionHandler,
    CloseSessionHandler,
    ListUsersHandler,
  ],
})
export class IdentityModule {}

/** What the admin app serves of it. */
@Module({ imports: [IdentityModule], controllers: [SessionAdminController] })
export class IdentityAdminModule {}
