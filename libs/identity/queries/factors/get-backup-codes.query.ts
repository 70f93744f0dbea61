import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, TenantDatabase } from '#kernel';
import { FactorRow } from '../../entities/factor-row.ts';

export class BackupCodesView {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'How many codes were not used yet.', example: 10 })
  readonly left!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null when none were made.' })
  readonly createdAt!: string | null;
}

/** How many backup codes somebody has left. The codes themselves are known to nobody. */
export class GetBackupCodes extends Query<BackupCodesView> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(GetBackupCodes)
export class GetBackupCodesHandler implements IQueryHandler<GetBackupCodes> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ userId }: GetBackupCodes): Promise<BackupCodesView> {
    const set = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(FactorRow, { userId, kind: 'backup-code' }),
    );
    return { left: set?.facts.digests?.length ?? 0, createdAt: set?.createdAt.toISOString() ?? null };
  }
}
