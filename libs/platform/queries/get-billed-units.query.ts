import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Clock, currentTenant, EventTypes, PlatformDatabase } from '#kernel';
import { type UsageRange } from './usage-range.dto.ts';

export class BilledUnitView {
  /** `bookings.confirmed` */
  readonly unit!: string;
  readonly quantity!: number;
}

export class BilledUnitList {
  readonly from!: string;
  readonly to!: string;
  @ApiProperty({ type: [BilledUnitView], maxItems: 100 })
  readonly data!: BilledUnitView[];
}

const COUNT = {
  name: 'billing.count',
  text: `select unit, count(*)::int as quantity from platform.billable_event
    where tenant_id = $1 and recorded_at >= $2 and recorded_at < $3 group by unit order by unit`,
} as const;

/** How many of each unit happened, without `from` in this calendar month (UTC). Every unit that there is, those without any too. */
export class GetBilledUnits extends Query<BilledUnitList> {
  constructor(readonly range: UsageRange) {
    super();
  }
}

@QueryHandler(GetBilledUnits)
export class GetBilledUnitsHandler implements IQueryHandler<GetBilledUnits> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly types: EventTypes,
    private readonly clock: Clock,
  ) {}

  async execute({ range: { from, to } }: GetBilledUnits): Promise<BilledUnitList> {
    const end = to ?? this.clock.now();
    const begin = from ?? new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), 1));
    const rows = await this.platform.query<BilledUnitView>({ ...COUNT, values: [currentTenant().id, begin, end] });
    const counted = new Map(rows.map(({ unit, quantity }) => [unit, quantity]));
    const units = new Set([...this.types.all().flatMap(({ billable }) => billable ?? []), ...counted.keys()]);
    const data = [...units].toSorted().map((unit) => ({ unit, quantity: counted.get(unit) ?? 0 }));
    return { from: begin.toISOString(), to: end.toISOString(), data };
  }
}
