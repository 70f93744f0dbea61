import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  IsInstant,
  Keyset,
  Optional,
  type Page,
  PageQuery,
  Paging,
  TenantDatabase,
  requireAllowed,
} from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { RequireVehicle } from '#fleet/contracts';
import { POSITION_COLUMNS, type PositionRow, type PositionView, viewOfPosition } from './position.dto.ts';

export class PositionsQuery extends PageQuery {
  /** Not before this time. */
  @Optional()
  @IsInstant({ required: false })
  readonly from?: Date;

  /** Before this time. */
  @Optional()
  @IsInstant({ required: false })
  readonly to?: Date;
}

const byTime = new Keyset<PositionRow>([['recordedAt', 'asc']]);

const WITHIN = 'from telematics_position where vehicle_id = $1 and recorded_at >= $2 and recorded_at < $3';
const READ = {
  asc: {
    name: 'telematics.positions',
    text: `select ${POSITION_COLUMNS} ${WITHIN} and recorded_at > $4 order by recorded_at limit $5`,
  },
  desc: {
    name: 'telematics.positions_back',
    text: `select ${POSITION_COLUMNS} ${WITHIN} and recorded_at < $4 order by recorded_at desc limit $5`,
  },
} as const;

/** The positions of a vehicle in order of their time. @throws DomainError `vehicle.not-found` */
export class ListPositions extends Query<Page<PositionView>> {
  constructor(
    readonly vehicleId: string,
    readonly query: PositionsQuery,
  ) {
    super();
  }
}

@QueryHandler(ListPositions)
export class ListPositionsHandler implements IQueryHandler<ListPositions> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly queries: QueryBus,
  ) {}

  async execute({ vehicleId, query }: ListPositions): Promise<Page<PositionView>> {
    requireAllowed(positionSubject, 'read', { vehicleId });
    const { schema } = currentTenant();
    const { from = '-infinity', to = 'infinity' } = query;
    await this.queries.execute(new RequireVehicle(vehicleId));
    return this.paging.page<PositionRow, PositionView>(query, {
      list: 'telematics.positions',
      keyset: byTime,
      filter: { vehicleId, from, to },
      fetch: (_where, _orderBy, limit, position) => {
        const statement = position?.direction === 'prev' ? READ.desc : READ.asc;
        return this.database.read<PositionRow>(schema, {
          ...statement,
          values: [vehicleId, from, to, position?.key[0] ?? '-infinity', limit],
        });
      },
      view: viewOfPosition,
    });
  }
}
