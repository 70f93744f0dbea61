import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  currentTenant,
  DomainError,
  idOfCommand,
  refuseOtherVersion,
  TenantDatabase,
  type TenantTransaction,
  typedId,
} from '#kernel';
import { type DirectorySettings, NO_ROLES } from '../../domain/scim/directory.ts';
import {
  type DirectoryPatchBody,
  type DirectoryTokenView,
  type NewDirectoryBody,
  type NewDirectoryView,
} from './directory-body.dto.ts';
import { DIRECTORY_SQL as SQL, type DirectoryState } from './directory-sql.ts';
import { newDirectoryToken } from './directory-tokens.ts';
import { MappableRoles } from './mappable-roles.ts';
import { ProvisionedGroups } from './provisioned-groups.ts';
import { ProvisionedRoles } from './provisioned-roles.ts';
import { PROVISIONED_SQL } from './provisioned-sql.ts';

/** Lets a company directory keep people of the tenant. */
export class CreateDirectory extends Command<NewDirectoryView> {
  constructor(readonly body: NewDirectoryBody) {
    super();
  }
}

/** Changes what a directory may give, its name, or whether it is on. */
export class ChangeDirectory extends Command<void> {
  constructor(
    readonly directoryId: string,
    readonly patch: DirectoryPatchBody,
  ) {
    super();
  }
}

/** Makes another token. The one before opens nothing from then on. */
export class RotateDirectoryToken extends Command<DirectoryTokenView> {
  constructor(readonly directoryId: string) {
    super();
  }
}

/** Takes a directory away. The people and groups that it made stay with what they have, and are the tenant's own. */
export class RemoveDirectory extends Command<void> {
  constructor(readonly directoryId: string) {
    super();
  }
}

/** @throws DomainError `directory.unknown-role`, `directory.owner-role`; ProblemError `permission.beyond-own` */
@CommandHandler(CreateDirectory)
export class CreateDirectoryHandler implements ICommandHandler<CreateDirectory> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly roles: MappableRoles,
  ) {}

  async execute({ body }: CreateDirectory): Promise<NewDirectoryView> {
    const { schema, id: tenantId } = currentTenant();
    const settings = settingsOf(NO_ROLES, body);
    await this.roles.require(settings);
    const directoryId = idOfCommand('directory');
    const { token, digest } = newDirectoryToken({ tenantId, directoryId });
    const values = [directoryId, body.name, JSON.stringify(settings), digest, this.clock.now()];
    const made = await this.database.read(schema, { ...SQL.add, values });
    return { id: typedId('dir', directoryId), token: made.length === 1 ? token : null };
  }
}

/** @throws DomainError `directory.not-found`, `directory.unknown-role`, `directory.owner-role`; ProblemError `permission.beyond-own`; PreconditionFailed */
@CommandHandler(ChangeDirectory)
export class ChangeDirectoryHandler implements ICommandHandler<ChangeDirectory> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly mappable: MappableRoles,
    private readonly groups: ProvisionedGroups,
    private readonly roles: ProvisionedRoles,
  ) {}

  async execute({ directoryId, patch }: ChangeDirectory): Promise<void> {
    const { schema } = currentTenant();
    const scope = { schema, directoryId };
    const settings = await this.database.transaction(schema, async (tx) => {
      const state = await lockDirectory(tx, directoryId);
      const changed = settingsOf(state.settings, patch);
      await this.mappable.require(changed, state.settings);
      const isOn = patch.isOn ?? state.state === 'on';
      const values = [directoryId, patch.name ?? state.name, isOn ? 'on' : 'off', JSON.stringify(changed)];
      await tx.query({ ...SQL.change, values: [...values, this.clock.now()] });
      return changed;
    });
    if (patch.groupRoles === undefined) return;
    for (const { groupId, name } of await this.groups.all(scope))
      await this.roles.settleGroup(scope, groupId, name, settings);
  }
}

/** @throws DomainError `directory.not-found` */
@CommandHandler(RotateDirectoryToken)
export class RotateDirectoryTokenHandler implements ICommandHandler<RotateDirectoryToken> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async execute({ directoryId }: RotateDirectoryToken): Promise<DirectoryTokenView> {
    const { schema, id: tenantId } = currentTenant();
    const { token, digest } = newDirectoryToken({ tenantId, directoryId });
    const values = [directoryId, digest, this.clock.now()];
    if ((await this.database.read(schema, { ...SQL.token, values })).length === 0) throw notFound();
    return { id: typedId('dir', directoryId), token };
  }
}

/** @throws DomainError `directory.not-found` */
@CommandHandler(RemoveDirectory)
export class RemoveDirectoryHandler implements ICommandHandler<RemoveDirectory> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async execute({ directoryId }: RemoveDirectory): Promise<void> {
    await this.database.transaction(currentTenant().schema, async (tx) => {
      await lockDirectory(tx, directoryId);
      await tx.query({ ...SQL.remove, values: [directoryId, this.clock.now()] });
      await tx.query({ ...PROVISIONED_SQL.unlinkAll, values: [directoryId] });
    });
  }
}

/** Until the transaction ends nobody else changes it. @throws DomainError `directory.not-found`; PreconditionFailed */
async function lockDirectory(tx: TenantTransaction, directoryId: string): Promise<DirectoryState<DirectorySettings>> {
  const [state] = await tx.query<DirectoryState<DirectorySettings>>({ ...SQL.lock, values: [directoryId] });
  if (!state) throw notFound();
  refuseOtherVersion(state.version);
  return state;
}

type Rules = Pick<DirectoryPatchBody, 'defaultRoleId' | 'groupRoles' | 'onLeaving'>;

function settingsOf(before: DirectorySettings, { defaultRoleId, groupRoles, onLeaving }: Rules): DirectorySettings {
  return {
    defaultRoleId: defaultRoleId === undefined ? before.defaultRoleId : defaultRoleId,
    groupRoles: groupRoles?.map(({ group, roleId }) => ({ group, roleId })) ?? before.groupRoles,
    onLeaving: onLeaving ?? before.onLeaving,
  };
}

const notFound = (): DomainError =>
  new DomainError('not-found', 'directory.not-found', 'There is no directory with this id');
