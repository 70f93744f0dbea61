import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import {
  type Appended,
  currentTenant,
  DomainError,
  IsTypedId,
  Nullable,
  Optional,
  TenantDatabase,
  type TenantRef,
} from '#kernel';
import { SignInPolicies } from '../../aggregates.ts';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';
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

  /** Whether people come in by a provider of identity only: some connection has to be on. Left out: no. */
  @Optional()
  @IsBoolean()
  @ApiProperty({ required: false })
  readonly ssoRequired: boolean = false;

  /** With `ssoRequired`: the owner with a password who comes in otherwise too, for the day when the provider is away: `usr_…`. */
  @Nullable()
  @IsTypedId('usr')
  @ApiProperty({ required: false })
  readonly breakGlassUserId: string | null = null;
}

const SQL = {
  waysIn: {
    name: 'identity.ways_in',
    text: `select exists (select from identity_connection where kind in ('oidc', 'saml') and state = 'on' and removed_at is null) as by_provider,
      exists (select from identity_user u join identity_grant g on g.holder_kind = 'user' and g.holder_id = u.user_id::text
        where u.user_id = $1 and u.disabled_at is null and u.password_hash <> ''
          and g.role_id = $2 and g.revoked_at is null and g.not_before is null and g.not_after is null) as by_password`,
  },
} as const;

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
    private readonly database: TenantDatabase,
  ) {}

  /** @throws as `changeSignInPolicy`; DomainError `sign-in-policy.no-connection`, `sign-in-policy.no-break-glass` */
  async execute({ policy }: ChangeSignInPolicy): Promise<Appended> {
    const tenant = currentTenant();
    if (policy.ssoRequired) await this.#refuseLockingOut(tenant, policy);
    const answer = await this.policies.change(SIGN_IN_POLICY_STREAM, (state) => changeSignInPolicy(state, policy));
    this.kept.forget(tenant);
    return answer;
  }

  /** Nobody saws off the branch that the tenant sits on: there is a provider to come in by, and an owner who can without. */
  async #refuseLockingOut({ schema }: TenantRef, { breakGlassUserId }: SignInPolicy): Promise<void> {
    const [ways] = await this.database.read<{ by_provider: boolean; by_password: boolean }>(schema, {
      ...SQL.waysIn,
      values: [breakGlassUserId, OWNER_ROLE],
    });
    if (!ways!.by_provider)
      throw new DomainError(
        'conflict',
        'sign-in-policy.no-connection',
        'No connection is on; switch one on before everybody needs it',
      );
    if (!ways!.by_password)
      throw new DomainError(
        'invalid',
        'sign-in-policy.no-break-glass',
        'breakGlassUserId must name an owner who has a password and can sign in',
      );
  }
}
