import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { Clock, currentTenant } from '#kernel';
import { Impersonations } from '../../aggregates.ts';
import { AuditPolicies, type AuditPolicy, RETAIN_DAYS } from '../../domain/audit/audit-policy.ts';
import { end } from '../../domain/audit/impersonation.ts';
import { ImpersonationDoors } from '../../domain/audit/impersonation-doors.ts';

export class AuditPolicyBody implements AuditPolicy {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: RETAIN_DAYS.least,
    maximum: RETAIN_DAYS.most,
    description:
      'Days for which records keep what they say; null is for ever. Their place in the log is kept for ever.',
  })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsInt()
  @Min(RETAIN_DAYS.least)
  @Max(RETAIN_DAYS.most)
  readonly retainDays!: number | null;

  /** While it holds nothing is taken away, however old. */
  @IsBoolean()
  readonly legalHold!: boolean;

  /** Whether support may act as one of your people. Switched off, it ends where it goes on. */
  @IsBoolean()
  readonly allowsImpersonation!: boolean;
}

export class ChangeAuditPolicy extends Command<void> {
  constructor(readonly policy: AuditPolicyBody) {
    super();
  }
}

const AT_A_TIME = 100;

@CommandHandler(ChangeAuditPolicy)
export class ChangeAuditPolicyHandler implements ICommandHandler<ChangeAuditPolicy> {
  constructor(
    private readonly policies: AuditPolicies,
    private readonly impersonations: Impersonations,
    private readonly doors: ImpersonationDoors,
    private readonly clock: Clock,
  ) {}

  async execute({ policy }: ChangeAuditPolicy): Promise<void> {
    const tenant = currentTenant();
    await this.policies.set(tenant.schema, policy);
    if (!policy.allowsImpersonation) await this.#endAll(tenant.id);
  }

  async #endAll(tenantId: string): Promise<void> {
    const now = this.clock.now();
    // Those that are open are the newest: none lasts longer than an hour.
    const doors = await this.doors.list(tenantId, AT_A_TIME);
    for (const { impersonationId, expiresAt, endedAt } of doors) {
      if (endedAt !== null || expiresAt <= now) continue;
      await this.doors.close(impersonationId, now);
      await this.impersonations.change(impersonationId, (state) => end(state, 'policy'));
    }
  }
}
