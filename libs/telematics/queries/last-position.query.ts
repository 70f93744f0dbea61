import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantDatabase, requireAllowed } from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { RequireVehicle } from '#fleet/contracts';
import { GetLastPosition, type LastPosition } from '../contracts.ts';
import { POSITION_COLUMNS, type Fix, type PositionView, viewOfPosition } from './position.dto.ts';

const LAST = {
  name: 'telematics.last_position',
  text: `select ${POSITION_COLUMNS} from telematics_last_position where vehicle_id = $1`,
} as const;

/** The newest position by the vehicle's own clock. @throws DomainError `vehicle.not-found`, `position.not-found` */
export class ShowLastPosition extends Query<PositionView> {
  constructor(readonly vehicleId: string) {
    super();
  }
}

@QueryHandler(ShowLastPosition)
export class ShowLastPositionHandler implements IQueryHandler<ShowLastPosition> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: QueryBus,
  ) {}

  async execute({ vehicleId }: ShowLastPosition): Promise<PositionView> {
    requireAllowed(positionSubject, 'read', { vehicleId });
    const [row] = await this.database.read<Fix>(currentTenant().schema, { ...LAST, values: [vehicleId] });
    if (row) return viewOfPosition(row);
    await this.queries.execute(new RequireVehicle(vehicleId));
    throw new DomainError('not-found', 'position.not-found', 'This vehicle has not sent any position yet');
  }
}

@QueryHandler(GetLastPosition)
export class GetLastPositionHandler implements IQueryHandler<GetLastPosition> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ vehicleId }: GetLastPosition): Promise<LastPosition | null> {
    const [row] = await this.database.read<Fix>(currentTenant().schema, { ...LAST, values: [vehicleId] });
    return row ? { latitude: row.latitude, longitude: row.longitude, recordedAt: row.recordedAt.toISOString() } : null;
  }
}
