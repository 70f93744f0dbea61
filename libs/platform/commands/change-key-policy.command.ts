import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { currentTenant, Optional, PlatformDatabase, refuseOtherVersion } from '#kernel';
import { type KeyPolicy } from '../domain/key-policy.ts';
import { refuseInTestData } from './account-roles.ts';
import { IsNetworks } from './key-fields.ts';
import { IsRetentionDays } from './webhooks/retention-fields.ts';

const WHEN_LEAKED = ['revoke', 'disable'] as const;
const WHEN_UNUSED = ['list', 'disable'] as const;
const WEBHOOK_SECRETS = ['shown', 'hidden'] as const;
const WEBHOOK_VERIFICATION = ['optional', 'required'] as const;

type OfWebhooks = 'webhookSecrets' | 'webhookRetentionDays' | 'webhookVerification';
type ChangedKeyPolicy = Omit<KeyPolicy, OfWebhooks> & Partial<Pick<KeyPolicy, OfWebhooks>>;

export class KeyPolicyBody implements ChangedKeyPolicy {
  /** CIDR blocks that keys without networks of their own are taken from; empty: from anywhere. Holds within 5 s. */
  @IsNetworks({ required: true })
  readonly networks!: string[];

  /** What is done to a key that somebody reports as found: end it for good, or until you enable it. */
  @IsIn(WHEN_LEAKED)
  @ApiProperty({ enum: WHEN_LEAKED })
  readonly whenLeaked!: KeyPolicy['whenLeaked'];

  /** What is done about keys that nobody uses: they are listed by `filter[unusedDays]`, or disabled. */
  @IsIn(WHEN_UNUSED)
  @ApiProperty({ enum: WHEN_UNUSED })
  readonly whenUnused!: KeyPolicy['whenUnused'];

  @IsInt()
  @Min(7)
  @Max(3_650)
  readonly unusedDays!: number;

  /** The owner of a key is reminded to rotate it when it is so old, and again as many days later; `null`: never. */
  @ValidateIf((_, value: unknown) => value !== null)
  @IsInt()
  @Min(1)
  @Max(3_650)
  @ApiProperty({ type: 'integer', format: 'int32', nullable: true, minimum: 1, maximum: 3_650 })
  readonly remindDays!: number | null;

  /** Whether those who may can have the secret of a webhook shown again after it was made. Left out, it stays as it is: `shown` at first. */
  @Optional()
  @IsIn(WEBHOOK_SECRETS)
  @ApiProperty({ enum: WEBHOOK_SECRETS, required: false })
  readonly webhookSecrets?: KeyPolicy['webhookSecrets'];

  /**
   * For how many days what webhooks say, and what receivers answer, is kept, by pattern of event types: the most exact one that fits holds,
   * and where none does, what the installation has. Outcomes are kept for longer. Left out, it stays as it is: `{}` at first.
   */
  @Optional()
  @IsRetentionDays()
  readonly webhookRetentionDays?: KeyPolicy['webhookRetentionDays'];

  /**
   * Whether an endpoint that is made, or moves, has to have a `verification`, by a challenge unless it says otherwise. Those that are there
   * go on. Left out, it stays as it is: `optional` at first.
   */
  @Optional()
  @IsIn(WEBHOOK_VERIFICATION)
  @ApiProperty({ enum: WEBHOOK_VERIFICATION, required: false })
  readonly webhookVerification?: KeyPolicy['webhookVerification'];
}

/** Replaces what the tenant has decided about all of its keys. */
export class ChangeKeyPolicy extends Command<void> {
  constructor(readonly policy: ChangedKeyPolicy) {
    super();
  }
}

const SQL = {
  lock: 'select version from platform.api_key_policy where tenant_id = $1 for update',
  put: `insert into platform.api_key_policy (tenant_id, networks, when_leaked, when_unused, unused_days, remind_days, webhook_secrets,
      webhook_retention_days, webhook_verification, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
    on conflict (tenant_id) do update set networks = excluded.networks, when_leaked = excluded.when_leaked,
      when_unused = excluded.when_unused, unused_days = excluded.unused_days, remind_days = excluded.remind_days,
      webhook_secrets = coalesce(excluded.webhook_secrets, platform.api_key_policy.webhook_secrets),
      webhook_retention_days = coalesce(excluded.webhook_retention_days, platform.api_key_policy.webhook_retention_days),
      webhook_verification = coalesce(excluded.webhook_verification, platform.api_key_policy.webhook_verification),
      version = platform.api_key_policy.version + 1`,
} as const;

@CommandHandler(ChangeKeyPolicy)
export class ChangeKeyPolicyHandler implements ICommandHandler<ChangeKeyPolicy> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ policy }: ChangeKeyPolicy): Promise<void> {
    refuseInTestData();
    const { networks, whenLeaked, whenUnused, unusedDays, remindDays } = policy;
    const { webhookSecrets = null, webhookRetentionDays: kept = null, webhookVerification = null } = policy;
    const { id } = currentTenant();
    await this.platform.transaction(async (tx) => {
      const [before] = await tx.query<{ version: number }>({ text: SQL.lock, values: [id] });
      refuseOtherVersion(before?.version ?? 0);
      const days = kept && JSON.stringify(kept);
      const usual = [id, [...networks], whenLeaked, whenUnused, unusedDays, remindDays];
      const values = [...usual, webhookSecrets, days, webhookVerification];
      await tx.query({ text: SQL.put, values });
    });
  }
}
