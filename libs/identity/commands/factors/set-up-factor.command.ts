import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { Optional, typedId } from '#kernel';
import { TotpCodes } from '../../domain/factors/totp-codes.ts';
import { TotpFactors } from './totp-factors.ts';

const KINDS = ['totp'] as const;

export class SetUpFactorBody {
  /** `totp`: codes of an authenticator app. */
  @IsIn(KINDS)
  readonly kind!: (typeof KINDS)[number];

  /** What the person knows it by, such as `Work phone`. */
  @Optional()
  @IsString()
  @Length(1, 60)
  readonly name?: string;
}

/** What an authenticator app scans or somebody types into it. */
export class TotpSetUpView {
  /** Base 32. */
  readonly secret!: string;
  @ApiProperty({ format: 'uri', example: 'otpauth://totp/acme:ana%40acme.example?secret=…' })
  readonly uri!: string;
  @ApiProperty({ description: 'The URI as a picture: a data URI of a PNG.' })
  readonly qr!: string;
}

export class FactorSetUpView {
  @ApiProperty({ description: 'Send it with the proof.', example: 'fac_01jd7r6e5vf3xbnq2m8k4tw9za' })
  readonly id!: string;
  @ApiProperty({ example: 'totp' })
  readonly kind!: string;
  @ApiProperty({ type: TotpSetUpView, nullable: true, description: 'Shown this once; null for other kinds.' })
  readonly totp!: TotpSetUpView | null;
}

/** Begins to set a factor up. It is not asked for before it was proved; what was begun of the same kind before is dropped. */
export class SetUpFactor extends Command<FactorSetUpView> {
  constructor(
    readonly userId: string,
    readonly factor: SetUpFactorBody,
  ) {
    super();
  }
}

@CommandHandler(SetUpFactor)
export class SetUpFactorHandler implements ICommandHandler<SetUpFactor> {
  constructor(
    private readonly totps: TotpFactors,
    private readonly codes: TotpCodes,
  ) {}

  async execute({ userId, factor: { kind, name = 'Authenticator app' } }: SetUpFactor): Promise<FactorSetUpView> {
    const { factorId, secret, uri } = await this.totps.setUp(userId, name);
    const image = Buffer.from(await this.codes.image(uri)).toString('base64');
    return { id: typedId('fac', factorId), kind, totp: { secret, uri, qr: `data:image/png;base64,${image}` } };
  }
}
