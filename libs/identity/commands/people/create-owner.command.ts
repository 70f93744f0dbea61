import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, TenantDatabase } from '#kernel';
import { CreateOwner } from '../../contracts.ts';
import { checkPassword, Passwords } from '../../domain/people/passwords.ts';
import { UserRow } from '../../entities.ts';

@CommandHandler(CreateOwner)
export class CreateOwnerHandler implements ICommandHandler<CreateOwner> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async execute({ owner: { password, ...person } }: CreateOwner): Promise<void> {
    checkPassword(password);
    const passwordHash = await this.passwords.hash(password);
    await this.database.withEntities(currentTenant().schema, async (em) => {
      const row = {
        ...person,
        email: person.email.toLowerCase(),
        role: 'owner',
        passwordHash,
        createdAt: this.clock.now(),
      };
      await em.upsert(UserRow, row, {
        onConflictFields: ['userId'],
        onConflictMergeFields: ['email', 'name', 'passwordHash'],
      });
    });
  }
}
