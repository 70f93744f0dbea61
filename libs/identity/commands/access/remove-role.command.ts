import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RoleCatalogues } from '../../aggregates.ts';
import { removeRole } from '../../domain/access/change-roles.ts';
import { keepRoleRows } from '../../entities/access-rows.ts';

/** Takes a role away; whoever was granted it has nothing by it any more. */
export class RemoveRole extends Command<void> {
  constructor(readonly roleId: string) {
    super();
  }
}

@CommandHandler(RemoveRole)
export class RemoveRoleHandler implements ICommandHandler<RemoveRole> {
  constructor(private readonly roles: RoleCatalogues) {}

  /** @throws DomainError as `removeRole` does */
  async execute({ roleId }: RemoveRole): Promise<void> {
    await this.roles.change(RoleCatalogues.STREAM, (catalogue) => removeRole(catalogue, roleId), keepRoleRows);
  }
}
