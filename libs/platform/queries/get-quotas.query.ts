import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Clock, currentTenant } from '#kernel';
import { monthOf, QuotaUses } from '../domain/quota-uses.ts';

export class QuotaView {
  /** `requests`, or a unit that is billed. */
  readonly unit!: string;
  readonly amount!: number;
  readonly used!: number;
  /** Of the amount, rounded down. */
  readonly percent!: number;
  /** Whether more is refused. */
  readonly hard!: boolean;
}

export class QuotaList {
  /** When all of them begin anew. */
  readonly renewsAt!: string;
  @ApiProperty({ type: [QuotaView], maxItems: 20 })
  readonly data!: QuotaView[];
}

/** The month's quotas of the tenant's plan. */
export class GetQuotas extends Query<QuotaList> {}

@QueryHandler(GetQuotas)
export class GetQuotasHandler implements IQueryHandler<GetQuotas> {
  constructor(
    private readonly uses: QuotaUses,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<QuotaList> {
    const now = this.clock.now();
    const data = await this.uses.of(currentTenant().id, now);
    return {
      renewsAt: monthOf(now, 1).toISOString(),
      data: data.map(({ unit, amount, used, percent, hard }) => ({ unit, amount, used, percent, hard })),
    };
  }
}
