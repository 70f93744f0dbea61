import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { typedId } from '#kernel';
import { SignInPolicies } from '../../aggregates.ts';
import { SIGN_IN_POLICY_STREAM } from '../../domain/sign-in/sign-in-policy.ts';

export class SessionLimitsView {
  @ApiProperty({ type: 'integer' })
  readonly idleMinutes!: number;
  @ApiProperty({ type: 'integer' })
  readonly absoluteHours!: number;
}

/** How the people of the tenant sign in. */
export class SignInPolicyView {
  readonly staff!: SessionLimitsView;
  readonly appUsers!: SessionLimitsView;
  @ApiProperty({ type: 'integer' })
  readonly mostSessions!: number;
  @ApiProperty({ description: '`oldest-out` or `refuse`; more may come.', example: 'oldest-out' })
  readonly whenFull!: string;
  @ApiProperty({ description: '`invitation` or `open`; more may come.', example: 'invitation' })
  readonly registration!: string;
  readonly magicLinks!: boolean;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 4 })
  readonly leastPasswordScore!: number;
  readonly ssoRequired!: boolean;
  /** `usr_…`: who comes in without a provider too. */
  readonly breakGlassUserId!: string | null;
  @ApiProperty({ type: 'integer', minimum: 0, description: '0: nobody has changed it yet.' })
  readonly version!: number;
}

export class GetSignInPolicy extends Query<SignInPolicyView> {}

@QueryHandler(GetSignInPolicy)
export class GetSignInPolicyHandler implements IQueryHandler<GetSignInPolicy> {
  constructor(private readonly policies: SignInPolicies) {}

  async execute(): Promise<SignInPolicyView> {
    const { state, version } = await this.policies.load(SIGN_IN_POLICY_STREAM);
    const { breakGlassUserId } = state;
    return { ...state, breakGlassUserId: breakGlassUserId && typedId('usr', breakGlassUserId), version };
  }
}
