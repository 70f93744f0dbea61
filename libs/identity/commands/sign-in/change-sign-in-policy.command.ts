import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { type Appended, currentTenant } from '#kernel';
import { SignInPolicies } from '../../aggregates.ts';
import {
  changeSignInPolicy,
  type SessionLimits,
  SIGN_IN_POLICY_STREAM,
  type SignInPolicy,
} from '../../domain/sign-in/sign-in-policy.ts';
import { TenantSignInPolicies } from './tenant-sign-in-policies.ts';

export class SessionLimitsBody implements SessionLimits {
  /** A session that is not refreshed for so long has ended. */
  @IsInt()
  @Min(10)
  @Max(129_600)
  readonly idleMinutes!: number;

  /** It has ended after so long in any case. */
  @IsInt()
  @Min(1)
  @Max(8_760)
  readonly absoluteHours!: number;
}

export class SignInPolicyBody implements SignInPolicy {
  @IsObject()
  @ValidateNested()
  @Type(() => SessionLimitsBody)
  readonly staff!: SessionLimitsBody;

  /** Drivers and customers, on their phones. */
  @IsObject()
  @ValidateNested()
  @Type(() => SessionLimitsBody)
  readonly appUsers!: SessionLimitsBody;

  /** So many sessions a person may have at a time. */
  @IsInt()
  @Min(1)
  @Max(100)
  readonly mostSessions!: number;

  /** What a sign-in beyond that does: end the oldest session, or be refused. */
  @IsIn(['oldest-out', 'refuse'])
  @ApiProperty({ enum: ['oldest-out', 'refuse'] })
  readonly whenFull!: SignInPolicy['whenFull'];

  /** Who gets an account: those who are invited, or everybody who proves an e-mail address. */
  @IsIn(['invitation', 'open'])
  @ApiProperty({ enum: ['invitation', 'open'] })
  readonly registration!: SignInPolicy['registration'];

  @IsBoolean()
  readonly magicLinks!: boolean;

  /** Least strength of a new password as zxcvbn scores it, 0 to 4. */
  @IsInt()
  @Min(0)
  @Max(4)
  readonly leastPasswordScore!: number;
}

/** Replaces how the people of the tenant sign in. Sessions that are open keep the limits that they were opened with. */
export class ChangeSignInPolicy extends Command<Appended> {
  constructor(readonly policy: SignInPolicy) {
    super();
  }
}

@CommandHandler(ChangeSignInPolicy)
export class ChangeSignInPolicyHandler implements ICommandHandler<ChangeSignInPolicy> {
  constructor(
    private readonly policies: SignInPolicies,
    private readonly kept: TenantSignInPolicies,
  ) {}

  async execute({ policy }: ChangeSignInPolicy): Promise<Appended> {
    const tenant = currentTenant();
    const answer = await this.policies.change(SIGN_IN_POLICY_STREAM, (state) => changeSignInPolicy(state, policy));
    this.kept.forget(tenant);
    return answer;
  }
}
