import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { answerFromLedger, Clock, currentContext, currentTenant, PlatformDatabase } from '#kernel';
import { AccountRoles, refuseInTestData } from './account-roles.ts';
import { type CreateServiceAccountBody } from './service-account.dto.ts';

/** Makes somebody who is a program: keys of theirs stay when people leave. @returns its UUID */
export class CreateServiceAccount extends Command<string> {
  constructor(readonly account: CreateServiceAccountBody) {
    super();
  }
}

const SQL = {
  insert: `insert into platform.service_account
      (tenant_id, service_account_id, name, description, role_ids, command_id, fingerprint, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (command_id) do nothing returning service_account_id`,
  before: `select service_account_id as id, fingerprint from platform.service_account where tenant_id = $1 and command_id = $2`,
} as const;

interface Before extends Record<string, unknown> {
  readonly id: string;
  readonly fingerprint: string;
}

/** @throws as `AccountRoles.require` */
@CommandHandler(CreateServiceAccount)
export class CreateServiceAccountHandler implements ICommandHandler<CreateServiceAccount> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly roles: AccountRoles,
    private readonly clock: Clock,
  ) {}

  async execute({ account: { name, description = null, roleIds } }: CreateServiceAccount): Promise<string> {
    refuseInTestData();
    await this.roles.require(roleIds);
    const { id: commandId = null, fingerprint = null } = currentContext()?.command ?? {};
    const [tenantId, id] = [currentTenant().id, uuidv7()];
    const values = [tenantId, id, name, description, roleIds, commandId, fingerprint, this.clock.now()];
    const made = await this.platform.query({ text: SQL.insert, values });
    return made.length === 1 ? id : this.#repeated(tenantId, commandId!);
  }

  /** @throws DomainError when the command id came with another request */
  async #repeated(tenantId: string, commandId: string): Promise<string> {
    const [before] = await this.platform.query<Before>({ text: SQL.before, values: [tenantId, commandId] });
    const { id, fingerprint } = before!;
    answerFromLedger(currentContext()!, { streamId: id, version: 1, position: 0, result: { fingerprint } });
    return id;
  }
}
