import { Module } from '@nestjs/common';
import { Argon2Passwords } from './adapters/people/argon2-passwords.ts';
import { CreateOwnerHandler } from './commands/people/create-owner.command.ts';
import { Passwords } from './domain/people/passwords.ts';
import { ListUsersHandler } from './queries/people/list-users.query.ts';

/** People and their passwords. */
@Module({
  providers: [{ provide: Passwords, useClass: Argon2Passwords }, CreateOwnerHandler, ListUsersHandler],
  exports: [Passwords],
})
export class PeopleModule {}
