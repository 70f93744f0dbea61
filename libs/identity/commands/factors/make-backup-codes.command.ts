import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentContext } from '#kernel';
import { FactorsOfPeople } from '../../aggregates.ts';
import { makeBackupCodes } from '../../domain/factors/person-factors.ts';
import { BackupCodes } from './backup-codes.ts';
import { factorsStreamOf } from './factor-rows.ts';

export class NewBackupCodesView {
  @ApiProperty({
    type: [String],
    nullable: true,
    description:
      'Shown this once, each good for one sign-in. `null` when the request was repeated: make new ones if they were lost.',
    example: ['7XK2M-9QRTA'],
  })
  readonly codes!: readonly string[] | null;
}

/** Makes new backup codes; those of before are worth nothing from then on. */
export class MakeBackupCodes extends Command<NewBackupCodesView> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(MakeBackupCodes)
export class MakeBackupCodesHandler implements ICommandHandler<MakeBackupCodes> {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly backupCodes: BackupCodes,
  ) {}

  async execute({ userId }: MakeBackupCodes): Promise<NewBackupCodesView> {
    const drawn = await this.backupCodes.draw();
    await this.people.change(
      factorsStreamOf(userId),
      (state) => makeBackupCodes(state, userId, drawn.codes.length),
      (tx) => this.backupCodes.replace(tx, userId, drawn),
    );
    return { codes: currentContext()?.replayed ? null : drawn.codes };
  }
}
