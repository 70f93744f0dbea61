import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, PlatformDatabase, type PlatformTransaction, refuseOtherVersion } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';
import { AccountRoles, refuseInTestData } from './account-roles.ts';
import { type ChangeServiceAccountBody } from './service-account.dto.ts';

/** Changes what is given and leaves the rest; with the roles, what all of its keys may do. */
export class ChangeServiceAccount extends Command<void> {
  constructor(
    readonly id: string,
    readonly change: ChangeServiceAccountBody,
  ) {
    super();
  }
}

/** Removes a service account for good. Its keys open nothing any more, at once. */
export class RemoveServiceAccount extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

const SQL = {
  lock: 'select version from platform.service_account where tenant_id = $1 and service_account_id = $2 for update',
  update: `update platform.service_account set version = version + 1, name = coalesce($3, name),
      description = case when $4 then $5 else description end, role_ids = coalesce($6, role_ids)
    where tenant_id = $1 and service_account_id = $2`,
  remove: 'delete from platform.service_account where tenant_id = $1 and service_account_id = $2',
  keys: `select key_id from platform.api_key where tenant_id = $1 and owner_kind = 'service-account' and owner_id = $2`,
} as const;

/** @throws DomainError `service-account.not-found`, and as `AccountRoles.require` */
@CommandHandler(ChangeServiceAccount)
export class ChangeServiceAccountHandler implements ICommandHandler<ChangeServiceAccount> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly roles: AccountRoles,
    private readonly changes: KeyChanges,
  ) {}

  async execute({ id, change: { name, description, roleIds } }: ChangeServiceAccount): Promise<void> {
    refuseInTestData();
    if (roleIds) await this.roles.require(roleIds);
    const tenantId = currentTenant().id;
    await this.platform.transaction(async (tx) => {
      await lockAccount(tx, [tenantId, id]);
      const values = [tenantId, id, name ?? null, description !== undefined, description ?? null, roleIds ?? null];
      await tx.query({ text: SQL.update, values });
    });
    await tellOfKeys(this.platform, this.changes, id);
  }
}

/** @throws DomainError `service-account.not-found` */
@CommandHandler(RemoveServiceAccount)
export class RemoveServiceAccountHandler implements ICommandHandler<RemoveServiceAccount> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: KeyChanges,
  ) {}

  async execute({ id }: RemoveServiceAccount): Promise<void> {
    refuseInTestData();
    const at = [currentTenant().id, id];
    await this.platform.transaction(async (tx) => {
      await lockAccount(tx, at);
      await tx.query({ text: SQL.remove, values: at });
    });
    await tellOfKeys(this.platform, this.changes, id);
  }
}

/** Until the transaction ends nobody else changes the account. @throws DomainError; PreconditionFailed when the caller has seen another version */
async function lockAccount(tx: PlatformTransaction, values: readonly string[]): Promise<void> {
  const [account] = await tx.query<{ version: number }>({ text: SQL.lock, values });
  if (!account) throw noSuchAccount();
  refuseOtherVersion(account.version);
}

async function tellOfKeys(platform: PlatformDatabase, changes: KeyChanges, id: string): Promise<void> {
  const keys = await platform.query<{ key_id: string }>({ text: SQL.keys, values: [currentTenant().id, id] });
  for (const { key_id } of keys) changes.announce(key_id);
}

const noSuchAccount = (): DomainError =>
  new DomainError('not-found', 'service-account.not-found', 'There is no service account with this id');
