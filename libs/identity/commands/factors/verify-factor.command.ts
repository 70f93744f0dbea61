import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { DomainError, IsTypedId } from '#kernel';
import { FactorsOfPeople } from '../../aggregates.ts';
import { addFactor, type OwnFactorKind } from '../../domain/factors/person-factors.ts';
import { FactorRows, factorsStreamOf } from './factor-rows.ts';
import { TotpFactors } from './totp-factors.ts';

export class VerifyFactorBody {
  @IsTypedId('fac')
  readonly id!: string;

  /** What the factor shows now. */
  @IsString()
  @Length(6, 20)
  readonly code!: string;
}

/** Ends setting a factor up: the first right proof. From then on it is in use. */
export class VerifyFactor extends Command<void> {
  constructor(
    readonly userId: string,
    readonly proof: VerifyFactorBody,
  ) {
    super();
  }
}

@CommandHandler(VerifyFactor)
export class VerifyFactorHandler implements ICommandHandler<VerifyFactor> {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly totps: TotpFactors,
  ) {}

  async execute({ userId, proof: { id: factorId, code } }: VerifyFactor): Promise<void> {
    const row = await this.rows.find(userId, factorId);
    const isNew = row.confirmedAt === null;
    if (isNew && !(await this.totps.take(row, code))) throw wrongCode();
    const kind = row.kind as OwnFactorKind;
    await this.people.change(
      factorsStreamOf(userId),
      (state) => addFactor(state, { userId, factorId, kind }),
      (tx) => this.rows.confirm(tx, factorId),
    );
  }
}

function wrongCode(): DomainError {
  return new DomainError(
    'invalid',
    'factor.wrong-code',
    'This is not what the factor shows now; wait for the next code and send that',
  );
}
