import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { PlatformDatabase, setArchiveAfterDays } from '#kernel';

const MOST_DAYS = 36_500;

export class LimitArchiveBody {
  /** After how many days a closed stream is archived; `null` for the installation's limit. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_DAYS, nullable: true })
  @ValidateIf((body: LimitArchiveBody) => body.afterDays !== null)
  @IsInt()
  @Min(0)
  @Max(MOST_DAYS)
  readonly afterDays!: number | null;
}

/** Gives a tenant a limit of its own. The worker has noticed at the tenant's next turn. */
export class LimitArchive extends Command<void> {
  constructor(
    readonly tenantId: string,
    readonly wanted: LimitArchiveBody,
  ) {
    super();
  }
}

@CommandHandler(LimitArchive)
export class LimitArchiveHandler implements ICommandHandler<LimitArchive> {
  constructor(private readonly platform: PlatformDatabase) {}

  execute({ tenantId, wanted }: LimitArchive): Promise<void> {
    return setArchiveAfterDays(this.platform, tenantId, wanted.afterDays);
  }
}
