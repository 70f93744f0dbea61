import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { Optional } from '#kernel';
import { rename } from '../domain/tenant-standing.ts';
import { TenantChanges } from './tenant-changes.ts';

export class RenameTenantBody {
  /** The old one leads here for 30 days more, and is nobody else's for as long. */
  @Optional()
  @IsString()
  @Length(2, 63)
  readonly slug?: string;

  @Optional()
  @IsString()
  @Length(1, 200)
  readonly name?: string;
}

/** Gives a tenant another slug, another name, or both. Its schema keeps its own. */
export class RenameTenant extends Command<void> {
  constructor(
    readonly tenantId: string,
    readonly to: RenameTenantBody,
  ) {
    super();
  }
}

@CommandHandler(RenameTenant)
export class RenameTenantHandler implements ICommandHandler<RenameTenant> {
  constructor(private readonly changes: TenantChanges) {}

  /** @throws DomainError `tenant.not-found`, `tenant.slug-malformed`, `tenant.slug-reserved`, `tenant.slug-taken` */
  async execute({ tenantId, to: { slug, name } }: RenameTenant): Promise<void> {
    await this.changes.change(tenantId, (tenant) =>
      rename(tenant, { ...(slug === undefined ? {} : { slug }), ...(name === undefined ? {} : { name }) }),
    );
  }
}
