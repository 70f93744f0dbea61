import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, currentTenant, DeclaredSubjects, DomainError, idOfCommand, TenantDatabase } from '#kernel';
import { AccessCases } from '../../aggregates.ts';
import { type AccessCase, keepCase, removeCase } from '../../domain/access/access-case.ts';
import { UserRow } from '../../entities.ts';

/** Keeps a case that changes of roles must not break. */
export class KeepCase extends Command<Appended> {
  constructor(readonly kept: Omit<AccessCase, 'caseId'>) {
    super();
  }
}

/** Gives a case up. */
export class RemoveCase extends Command<void> {
  constructor(readonly caseId: string) {
    super();
  }
}

@CommandHandler(KeepCase)
export class KeepCaseHandler implements ICommandHandler<KeepCase> {
  constructor(
    private readonly cases: AccessCases,
    private readonly subjects: DeclaredSubjects,
    private readonly database: TenantDatabase,
  ) {}

  /** @throws DomainError `authz.unknown-action`, `authz.unknown-principal`, `resource.not-found`, and as `keepCase` does */
  async execute({ kept }: KeepCase): Promise<Appended> {
    await this.#refuseUnknown(kept);
    const caseId = idOfCommand('case');
    const appended = await this.cases.change(AccessCases.STREAM, (state) =>
      Object.hasOwn(state, caseId) ? [] : keepCase(state, { caseId, ...kept }),
    );
    return { ...appended, id: caseId };
  }

  async #refuseUnknown({ principal, action, resource: { type, id } }: Omit<AccessCase, 'caseId'>): Promise<void> {
    if (!this.subjects.find(type)?.actions.includes(action))
      throw new DomainError('invalid', 'authz.unknown-action', `There is no permission ${type}:${action}`);
    const { schema } = currentTenant();
    const [person, thing] = await this.database.withEntities(schema, async (em) => [
      principal.kind !== 'user' || (await em.count(UserRow, { userId: principal.id })) > 0,
      id === null || (await this.subjects.thing(em, type, id)) !== undefined,
    ]);
    if (!person)
      throw new DomainError('not-found', 'authz.unknown-principal', `There is no ${principal.kind} with this id`);
    if (!thing) throw new DomainError('not-found', 'resource.not-found', 'There is nothing with this id');
  }
}

@CommandHandler(RemoveCase)
export class RemoveCaseHandler implements ICommandHandler<RemoveCase> {
  constructor(private readonly cases: AccessCases) {}

  /** @throws DomainError `case.not-found` */
  async execute({ caseId }: RemoveCase): Promise<void> {
    await this.cases.change(AccessCases.STREAM, (state) => removeCase(state, caseId));
  }
}
