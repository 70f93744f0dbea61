import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, TenantDatabase, uuidV5 } from '#kernel';
import { CreateOwner } from '../../contracts.ts';
import { ANY_CONTEXT, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';
import { Passwords } from '../../domain/people/passwords.ts';
import { UserRow } from '../../entities.ts';
import { GiveGrant } from '../access/give-grant.command.ts';
import { PasswordCheck } from './password-check.ts';

@CommandHandler(CreateOwner)
export class CreateOwnerHandler implements ICommandHandler<CreateOwner> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly passwords: Passwords,
    private readonly check: PasswordCheck,
    private readonly clock: Clock,
    private readonly commands: CommandBus,
  ) {}

  async execute({ owner: { password, ...person } }: CreateOwner): Promise<void> {
    await this.check.requireLeast(password);
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
    await this.commands.execute(
      new GiveGrant({
        grantId: uuidV5(person.userId, 'owner'),
        holder: { kind: 'user', id: person.userId },
        roleId: OWNER_ROLE,
        scope: WHOLE_TENANT,
        notBefore: null,
        notAfter: null,
        context: ANY_CONTEXT,
        reason: null,
        source: 'sign-up',
      }),
    );
  }
}
