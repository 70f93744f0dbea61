import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DeclaredSubjects, DomainError, requireHeld, TenantDatabase } from '#kernel';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';
import { PERSON_SQL, type PersonState } from '../people/person-sql.ts';
import { DIRECTORY_SQL } from './directory-sql.ts';
import { PROVISIONED_SQL as SQL } from './provisioned-sql.ts';

/** Lets a directory know somebody who was there before it, so that it keeps them from now on. Again it is nothing. */
export class HandOverPerson extends Command<void> {
  constructor(
    readonly directoryId: string,
    readonly userId: string,
    readonly externalId: string | null,
  ) {
    super();
  }
}

/** Lets a directory know somebody no more. They stay as they are. */
export class TakeBackPerson extends Command<void> {
  constructor(
    readonly directoryId: string,
    readonly userId: string,
  ) {
    super();
  }
}

/**
 * Whoever has a directory's token may give its people other addresses, and so become them: nobody hands over somebody who holds more than
 * they do. @throws DomainError `directory.not-found`, `user.not-found`, `directory.person-kept`; ProblemError `permission.beyond-own`
 */
@CommandHandler(HandOverPerson)
export class HandOverPersonHandler implements ICommandHandler<HandOverPerson> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly policies: HolderPolicies,
    private readonly subjects: DeclaredSubjects,
    private readonly clock: Clock,
  ) {}

  async execute({ directoryId, userId, externalId }: HandOverPerson): Promise<void> {
    const { schema } = currentTenant();
    const { policy } = await this.policies.read(schema, { kind: 'user', id: userId });
    requireHeld(policy.grants.flatMap((grant) => widestRulesOf(this.subjects, policy.roles, grant)));
    await this.database.transaction(schema, async (tx) => {
      if ((await tx.query({ ...DIRECTORY_SQL.lock, values: [directoryId] })).length === 0) throw noDirectory();
      const [person] = await tx.query<PersonState>({ ...PERSON_SQL.find, values: [userId] });
      if (!person) throw new DomainError('not-found', 'user.not-found', 'There is no such person');
      const [keeper] = await tx.query<{ connection_id: string }>({ ...SQL.keeper, values: [userId] });
      if (keeper?.connection_id === directoryId) return;
      const facts = JSON.stringify({ displayName: person.name });
      const link = [directoryId, 'user', userId, externalId, facts, this.clock.now()];
      if (keeper || (await tx.query({ ...SQL.link, values: link })).length === 0) throw isKept();
    });
  }
}

/** @throws DomainError `user.not-found` for somebody whom the directory does not know */
@CommandHandler(TakeBackPerson)
export class TakeBackPersonHandler implements ICommandHandler<TakeBackPerson> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ directoryId, userId }: TakeBackPerson): Promise<void> {
    const { schema } = currentTenant();
    const removed = await this.database.transaction(schema, async (tx) => {
      if ((await tx.query({ ...DIRECTORY_SQL.lock, values: [directoryId] })).length === 0) throw noDirectory();
      return tx.query({ ...SQL.unlink, values: [directoryId, 'user', userId] });
    });
    if (removed.length === 0)
      throw new DomainError('not-found', 'user.not-found', 'The directory does not know this person');
  }
}

const noDirectory = (): DomainError =>
  new DomainError('not-found', 'directory.not-found', 'There is no directory with this id');

const isKept = (): DomainError =>
  new DomainError(
    'conflict',
    'directory.person-kept',
    'Another directory keeps this person, or this one knows somebody else by this externalId',
  );
