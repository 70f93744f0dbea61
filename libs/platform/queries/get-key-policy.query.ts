import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, liveTenantId, PlatformDatabase } from '#kernel';
import { type KeyPolicy, USUAL_KEY_POLICY } from '../domain/key-policy.ts';

export class KeyPolicyView {
  readonly networks!: string[];
  @ApiProperty({ example: 'revoke', description: '`revoke` or `disable`; more may come.' })
  readonly whenLeaked!: string;
  @ApiProperty({ example: 'list', description: '`list` or `disable`; more may come.' })
  readonly whenUnused!: string;
  readonly unusedDays!: number;
  readonly remindDays!: number | null;
  @ApiProperty({ example: 'shown', description: '`shown` or `hidden`; more may come.' })
  readonly webhookSecrets!: string;
  /** Days for which what webhooks say is kept, by pattern of event types; where none fits, as the installation has it. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer', format: 'int32' },
    example: { 'booking.*': 30 },
  })
  readonly webhookRetentionDays!: Readonly<Record<string, number>>;
  @ApiProperty({ example: 'optional', description: '`optional` or `required`; more may come.' })
  readonly webhookVerification!: string;
  /** Also the ETag; 0 until somebody has changed it. */
  readonly version!: number;
}

/** What the tenant has decided about all of its keys. */
export class GetKeyPolicy extends Query<KeyPolicyView> {}

const FIND = {
  name: 'api_key_policy.find',
  text: `select networks, when_leaked as "whenLeaked", when_unused as "whenUnused", unused_days as "unusedDays",
      remind_days as "remindDays",
      coalesce(webhook_secrets, 'shown') as "webhookSecrets",
      coalesce(webhook_retention_days, '{}') as "webhookRetentionDays",
      coalesce(webhook_verification, 'optional') as "webhookVerification", version from platform.api_key_policy where tenant_id = $1`,
};

type PolicyRow = KeyPolicy & { readonly version: number } & Record<string, unknown>;

@QueryHandler(GetKeyPolicy)
export class GetKeyPolicyHandler implements IQueryHandler<GetKeyPolicy> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute(): Promise<KeyPolicyView> {
    const [row] = await this.platform.query<PolicyRow>({ ...FIND, values: [liveTenantId(currentTenant())] });
    const policy = row ?? { ...USUAL_KEY_POLICY, version: 0 };
    return { ...policy, networks: [...policy.networks] };
  }
}
