import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Length } from 'class-validator';
import {
  type Appended,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  IsTypedId,
  Optional,
  TenantDatabase,
} from '#kernel';
import { Groups } from '../../aggregates.ts';
import { changeGroup, createGroup, removeGroup } from '../../domain/access/group.ts';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';
import { UserRow } from '../../entities.ts';
import { keepGroupRows } from '../../entities/access-rows.ts';
import { idOfCommand } from './id-of-command.ts';
import { requireHeld } from './may-give.ts';

export class NewGroupBody {
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  /** People who are in it. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique()
  @IsTypedId('usr', { each: true })
  readonly members?: string[];
}

/** A merge patch (RFC 7396): what is left out stays; members are replaced whole. */
export class GroupPatchBody {
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly name?: string;

  @Optional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique()
  @IsTypedId('usr', { each: true })
  readonly members?: string[];
}

/** Makes a group of people, who are granted things together. */
export class CreateGroup extends Command<Appended> {
  constructor(readonly body: NewGroupBody) {
    super();
  }
}

/** Gives a group another name or other members. */
export class ChangeGroup extends Command<Appended> {
  constructor(
    readonly groupId: string,
    readonly patch: GroupPatchBody,
  ) {
    super();
  }
}

/** Takes a group away, and with it what its members were granted by it. */
export class RemoveGroup extends Command<void> {
  constructor(readonly groupId: string) {
    super();
  }
}

@CommandHandler(CreateGroup)
export class CreateGroupHandler implements ICommandHandler<CreateGroup> {
  constructor(
    private readonly groups: Groups,
    private readonly database: TenantDatabase,
  ) {}

  /** @throws DomainError `group.unknown-member`, `group.too-large` */
  async execute({ body: { name, members = [] } }: CreateGroup): Promise<Appended> {
    await refuseStrangers(this.database, members);
    const groupId = idOfCommand('group');
    return this.groups.change(groupId, (state) => createGroup(state, { groupId, name, members }), keepGroupRows);
  }
}

@CommandHandler(ChangeGroup)
export class ChangeGroupHandler implements ICommandHandler<ChangeGroup> {
  constructor(
    private readonly groups: Groups,
    private readonly database: TenantDatabase,
    private readonly policies: HolderPolicies,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** Whoever is let in gets what the group has. @throws DomainError `group.not-found`, `group.unknown-member`, `group.too-large`; ProblemError `permission.beyond-own` */
  async execute({ groupId, patch: { name, members } }: ChangeGroup): Promise<Appended> {
    await refuseStrangers(this.database, members ?? []);
    if (members) await this.#requireHeld(groupId);
    const patch = { ...(name === undefined ? {} : { name }), ...(members === undefined ? {} : { members }) };
    return this.groups.change(groupId, (state) => changeGroup(state, patch), keepGroupRows);
  }

  async #requireHeld(groupId: string): Promise<void> {
    const { policy } = await this.policies.read(currentTenant().schema, { kind: 'group', id: groupId });
    requireHeld(policy.grants.flatMap((grant) => widestRulesOf(this.subjects, policy.roles, grant)));
  }
}

@CommandHandler(RemoveGroup)
export class RemoveGroupHandler implements ICommandHandler<RemoveGroup> {
  constructor(private readonly groups: Groups) {}

  /** @throws DomainError `group.not-found` */
  async execute({ groupId }: RemoveGroup): Promise<void> {
    await this.groups.change(groupId, removeGroup, keepGroupRows);
  }
}

async function refuseStrangers(database: TenantDatabase, members: readonly string[]): Promise<void> {
  if (members.length === 0) return;
  const { schema } = currentTenant();
  const known = await database.withEntities(schema, (em) => em.count(UserRow, { userId: { $in: [...members] } }));
  if (known === members.length) return;
  const unknown = members.length - known;
  throw new DomainError('invalid', 'group.unknown-member', `${unknown} of the ids name no person`, { unknown });
}
