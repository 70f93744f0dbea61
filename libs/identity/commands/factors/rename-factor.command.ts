import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { FactorRows } from './factor-rows.ts';

export class RenameFactorBody {
  @IsString()
  @Length(1, 60)
  readonly name!: string;
}

/** Changes what the person knows a factor by. */
export class RenameFactor extends Command<void> {
  constructor(
    readonly userId: string,
    readonly factorId: string,
    readonly name: string,
  ) {
    super();
  }
}

@CommandHandler(RenameFactor)
export class RenameFactorHandler implements ICommandHandler<RenameFactor> {
  constructor(private readonly rows: FactorRows) {}

  execute({ userId, factorId, name }: RenameFactor): Promise<void> {
    return this.rows.rename(userId, factorId, name);
  }
}
