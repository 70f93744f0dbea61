import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, Length, MaxLength, ValidateBy, ValidateIf } from 'class-validator';
import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DomainError, IsTypedId, Optional, typedId } from '#kernel';
import { MfaPolicies } from '../../aggregates.ts';
import { MFA_POLICY_STREAM, OWN_FACTOR_KINDS } from '../../domain/factors/mfa-policy.ts';
import { type OwnFactorKind } from '../../domain/factors/person-factors.ts';
import { TotpCodes } from '../../domain/factors/totp-codes.ts';
import { AddressFactors } from './address-factors.ts';
import { PasskeyFactors } from './passkey-factors.ts';
import { TotpFactors } from './totp-factors.ts';

/** A number with its country code, in whatever way it is written; after validation in E.164 form. */
function IsPhone(): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (parsePhoneNumberFromString(value)?.number ?? value) : value,
    )(target, property);
    ValidateBy({
      name: 'isPhone',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isValidPhoneNumber(value),
        defaultMessage: () => 'phone must be a number with its country code, as in +20 100 123 4567',
      },
    })(target, property);
  };
}

export class SetUpFactorBody {
  /** `totp`: codes of an authenticator app. `sms`, `email`: codes that are sent. `passkey`: a key in a device, or one that is carried along. */
  @IsIn(OWN_FACTOR_KINDS)
  readonly kind!: OwnFactorKind;

  /** What you know it by, such as `Work phone`. */
  @Optional()
  @IsString()
  @Length(1, 60)
  readonly name?: string;

  /** With `sms`: where codes go to, with the country code. */
  @ValidateIf(({ kind, phone }: SetUpFactorBody) => kind === 'sms' || phone !== undefined)
  @IsPhone()
  @ApiProperty({ required: false, example: '+201001234567', maxLength: 40 })
  readonly phone?: string;

  /** With `email`: where codes go to. Left out, the address that you sign in with. */
  @Optional()
  @IsEmail()
  @MaxLength(254)
  readonly email?: string;

  /** With `sms` and `email`: the factor whose place this one takes once it is proved, `fac_…`. The former number or address is told. */
  @Optional()
  @IsTypedId('fac')
  readonly replaces?: string;
}

/** What an authenticator app scans or somebody types into it. */
export class TotpSetUpView {
  /** Base 32. */
  readonly secret!: string;
  @ApiProperty({ format: 'uri', example: 'otpauth://totp/acme:ana%40acme.example?secret=JBSWY3DPEHPK3PXP' })
  readonly uri!: string;
  @ApiProperty({ description: 'The URI as a picture: a data URI of a PNG.' })
  readonly qr!: string;
}

export class FactorSetUpView {
  @ApiProperty({ description: 'Send it with the proof.', example: 'fac_01jd7r6e5vf3xbnq2m8k4tw9za' })
  readonly id!: string;
  @ApiProperty({ example: 'totp' })
  readonly kind!: string;
  @ApiProperty({ type: TotpSetUpView, nullable: true, description: 'With `totp`; shown this once.' })
  readonly totp!: TotpSetUpView | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'With `sms` and `email`: the end of where the code went to.',
  })
  readonly sentTo!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'With `passkey`: options for `navigator.credentials.create()` (PublicKeyCredentialCreationOptionsJSON).',
  })
  readonly passkey!: object | null;
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

const NAMES: Readonly<Record<OwnFactorKind, string>> = {
  totp: 'Authenticator app',
  sms: 'Phone',
  email: 'E-mail',
  passkey: 'Passkey',
};

const NOTHING = { totp: null, sentTo: null, passkey: null };

@CommandHandler(SetUpFactor)
export class SetUpFactorHandler implements ICommandHandler<SetUpFactor> {
  constructor(
    private readonly policies: MfaPolicies,
    private readonly totps: TotpFactors,
    private readonly addresses: AddressFactors,
    private readonly passkeys: PasskeyFactors,
    private readonly codes: TotpCodes,
  ) {}

  /** @throws DomainError `factor.not-of-kind`, `factor.not-allowed`, and what the kind refuses */
  async execute({ userId, factor }: SetUpFactor): Promise<FactorSetUpView> {
    const { kind } = factor;
    refuseStrayFields(factor);
    const { allowed } = (await this.policies.load(MFA_POLICY_STREAM)).state;
    if (!allowed.includes(kind))
      throw new DomainError('conflict', 'factor.not-allowed', `Your organisation allows ${allowed.join(', ')}`, {
        allowed,
      });
    const { factorId, ...shown } = await this.#setUp(userId, factor);
    return { id: typedId('fac', factorId), kind, ...NOTHING, ...shown };
  }

  async #setUp(
    userId: string,
    { kind, name = NAMES[kind], phone, email, replaces }: SetUpFactorBody,
  ): Promise<{ factorId: string } & Partial<FactorSetUpView>> {
    if (kind === 'passkey') {
      const { factorId, options } = await this.passkeys.setUp(userId, name);
      return { factorId, passkey: options };
    }
    if (kind === 'totp') {
      const { factorId, secret, uri } = await this.totps.setUp(userId, name);
      const image = Buffer.from(await this.codes.image(uri)).toString('base64');
      return { factorId, totp: { secret, uri, qr: `data:image/png;base64,${image}` } };
    }
    const to = kind === 'sms' ? phone : email;
    const { factorId, hint } = await this.addresses.setUp(userId, { kind, name, to, replaces });
    return { factorId, sentTo: hint };
  }
}

const FIELDS = {
  phone: ['sms'],
  email: ['email'],
  replaces: ['sms', 'email'],
} as const satisfies Record<string, readonly OwnFactorKind[]>;

/** A field of another kind would be left aside without a word. */
function refuseStrayFields(factor: SetUpFactorBody): void {
  for (const field of ['phone', 'email', 'replaces'] as const) {
    const kinds: readonly OwnFactorKind[] = FIELDS[field];
    if (factor[field] === undefined || kinds.includes(factor.kind)) continue;
    const detail = `${field} belongs to ${kinds.join(' or ')}; leave it out`;
    throw new DomainError('invalid', 'factor.not-of-kind', detail, {
      errors: [{ pointer: `/${field}`, code: 'not-of-kind', detail }],
    });
  }
}
