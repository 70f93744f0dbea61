import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { typedId } from '#kernel';
import { MfaPolicies } from '../../aggregates.ts';
import { MFA_POLICY_STREAM } from '../../domain/factors/mfa-policy.ts';

/** What is asked of the tenant's people beside a password. */
export class MfaPolicyView {
  @ApiProperty({ description: '`optional`, `required` or `required-for-roles`; more may come.', example: 'required' })
  readonly requirement!: string;
  @ApiProperty({ type: [String], example: ['rol_01jd7r6e5vf3xbnq2m8k4tw9za'] })
  readonly roles!: readonly string[];
  @ApiProperty({ type: [String], example: ['totp', 'passkey'] })
  readonly allowed!: readonly string[];
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 30 })
  readonly trustedDeviceDays!: number;
  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly smsPerDay!: number;
  @ApiProperty({ type: [String], example: ['garage.example'] })
  readonly passkeyDomains!: readonly string[];
  @ApiProperty({ type: 'integer', minimum: 0, description: '0: nobody has changed it yet.' })
  readonly version!: number;
}

export class GetMfaPolicy extends Query<MfaPolicyView> {}

@QueryHandler(GetMfaPolicy)
export class GetMfaPolicyHandler implements IQueryHandler<GetMfaPolicy> {
  constructor(private readonly policies: MfaPolicies) {}

  async execute(): Promise<MfaPolicyView> {
    const { state, version } = await this.policies.load(MFA_POLICY_STREAM);
    const { roles, passkeyDomains = [] } = state;
    return { ...state, roles: roles.map((role) => typedId('rol', role)), passkeyDomains, version };
  }
}
