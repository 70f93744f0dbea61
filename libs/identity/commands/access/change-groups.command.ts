import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Length } from 'class-validator';
import {
  type AccessRule,
  type Appended,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  idOfCommand,
  IsTypedId,
  Optional,
  requireHeld,
  TenantDatabase,
} from '#kernel';
import { Groups } from '../../aggregates.ts';
import { changeGroup, createGroup, type GroupState, removeGroup } from '../../domain/access/group.ts';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';
import { UserRow } from '../../entities.ts';
import { keepGroupRows } from '../../entities/access-rows.ts';
import { requireLiftable } from './may-give.ts';

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

/** All that the members of a group have, and are prohibited, by it. */
@Injectable()
export class RulesOfGroups {
  constructor(
    private readonly policies: HolderPolicies,
    private readonly subjects: DeclaredSubjects,
  ) {}

  async ofGroup(groupId: string): Promise<AccessRule[]> {
    const { policy } = await this.policies.read(currentTenant().schema, { kind: 'group', id: groupId });
    return policy.grants.flatMap((grant) => widestRulesOf(this.subjects, policy.roles, grant));
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
    private readonly rules: RulesOfGroups,
  ) {}

  /** Whoever is let in gets what the group has, and whoever is let go is prohibited nothing by it any more. @throws DomainError `group.not-found`, `group.unknown-member`, `group.too-large`; ProblemError `permission.beyond-own` */
  async execute({ groupId, patch: { name, members } }: ChangeGroup): Promise<Appended> {
    await refuseStrangers(this.database, members ?? []);
    const rules = members ? await this.rules.ofGroup(groupId) : [];
    const patch = { ...(name === undefined ? {} : { name }), ...(members === undefined ? {} : { members }) };
    const decide = (state: GroupState) => {
      const events = changeGroup(state, patch);
      for (const { type, data } of events) {
        if (type !== 'GroupMembersChanged') continue;
        if (data.added.length > 0) requireHeld(rules);
        if (data.removed.length > 0) requireLiftable(rules);
      }
      return events;
    };
    return this.groups.change(groupId, decide, keepGroupRows);
  }
}

@CommandHandler(RemoveGroup)
export class RemoveGroupHandler implements ICommandHandler<RemoveGroup> {
  constructor(
    private readonly groups: Groups,
    private readonly rules: RulesOfGroups,
  ) {}

  /** @throws DomainError `group.not-found`; ProblemError `permission.beyond-own` when it prohibits what the caller lacks */
  async execute({ groupId }: RemoveGroup): Promise<void> {
    const rules = await this.rules.ofGroup(groupId);
    const decide = (state: GroupState) => {
      const events = removeGroup(state);
      requireLiftable(rules);
      return events;
    };
    await this.groups.change(groupId, decide, keepGroupRows);
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
