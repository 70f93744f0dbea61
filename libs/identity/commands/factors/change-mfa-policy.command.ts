import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { type Appended, currentTenant, IsTypedId, Optional } from '#kernel';
import { MfaPolicies } from '../../aggregates.ts';
import {
  changeMfaPolicy,
  MFA_POLICY_STREAM,
  MFA_REQUIREMENTS,
  type MfaPolicy,
  OWN_FACTOR_KINDS,
} from '../../domain/factors/mfa-policy.ts';
import { type OwnFactorKind } from '../../domain/factors/person-factors.ts';
import { TenantMfaPolicies } from './tenant-mfa-policies.ts';
import { TrustedDevices } from './trusted-devices.ts';

export class MfaPolicyBody implements MfaPolicy {
  /** Who must have a second factor: nobody, everybody, or people with one of `roles`. Who has none sets one up at their next sign-in. */
  @IsIn(MFA_REQUIREMENTS)
  readonly requirement!: MfaPolicy['requirement'];

  /** With `required-for-roles`: the roles that need a factor, and with them those that inherit one of them. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsTypedId('rol', { each: true })
  readonly roles!: string[];

  /** Kinds that may be set up. `sms` only beside `totp` or `passkey`. */
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsIn(OWN_FACTOR_KINDS, { each: true })
  readonly allowed!: OwnFactorKind[];

  /** How many days a device on which a factor was proved is not asked for one again; 0 never trusts any. */
  @IsInt()
  @Min(0)
  @Max(30)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 30 })
  readonly trustedDeviceDays!: number;

  /** Most text messages with codes in a day, for the whole tenant. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1_000_000 })
  readonly smsPerDay!: number;

  /** Domains of your own: on their pages, and those of their subdomains, passkeys are made for them and good for nothing else. Left out: none. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, {
    each: true,
    message: 'each value in passkeyDomains must be a domain in lower case, such as garage.example',
  })
  readonly passkeyDomains?: string[];
}

/** Replaces what is asked of the tenant's people beside a password. */
export class ChangeMfaPolicy extends Command<Appended> {
  constructor(readonly policy: MfaPolicy) {
    super();
  }
}

@CommandHandler(ChangeMfaPolicy)
export class ChangeMfaPolicyHandler implements ICommandHandler<ChangeMfaPolicy> {
  constructor(
    private readonly policies: MfaPolicies,
    private readonly kept: TenantMfaPolicies,
    private readonly devices: TrustedDevices,
  ) {}

  async execute({ policy }: ChangeMfaPolicy): Promise<Appended> {
    let before = policy.trustedDeviceDays;
    const answer = await this.policies.change(
      MFA_POLICY_STREAM,
      (state) => {
        before = state.trustedDeviceDays;
        return changeMfaPolicy(state, policy);
      },
      async (tx) => (policy.trustedDeviceDays < before ? this.devices.forgetAll(tx) : undefined),
    );
    this.kept.forget(currentTenant());
    return answer;
  }
}
