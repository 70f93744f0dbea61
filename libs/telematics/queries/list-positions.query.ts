import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, IsInstant, ListFields, ListQuery, Optional, type Page, requireAllowed, shapeOf } from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { PositionRow } from '../entities.ts';
import { RequireVehicle } from '#fleet/contracts';
import { PositionView, viewOfPosition } from './position.dto.ts';

export class PositionsQuery extends ListQuery {
  /** Not before this time; the same as `filter[recordedAt][gte]`. */
  @Optional()
  @IsInstant({ required: false })
  readonly from?: Date;

  /** Before this time; the same as `filter[recordedAt][lt]`. */
  @Optional()
  @IsInstant({ required: false })
  readonly to?: Date;
}

/** By what the positions of a vehicle can be looked for. Within a vehicle the time is their id. */
export const positionList = new ListFields<PositionRow>({
  name: 'telematics.positions',
  id: 'recordedAt',
  sort: 'recordedAt',
  shape: shapeOf<PositionView>({
    recordedAt: true,
    location: { latitude: true, longitude: true },
    speedKmh: true,
    headingDegrees: true,
    altitudeMetres: true,
  }),
  fields: {
    recordedAt: { kind: 'instant', sortable: true },
    speedKmh: { kind: 'number', nullable: true },
    headingDegrees: { kind: 'number', nullable: true },
    altitudeMetres: { kind: 'number', nullable: true },
  },
});

/** The positions of a vehicle, in order of their time unless the newest are asked for first. @throws DomainError `vehicle.not-found` */
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
    private readonly lists: EntityLists,
    private readonly queries: QueryBus,
  ) {}

  async execute({ vehicleId, query }: ListPositions): Promise<Page<PositionView>> {
    requireAllowed(positionSubject, 'read', { vehicleId });
    const { from, to } = query;
    await this.queries.execute(new RequireVehicle(vehicleId));
    const span = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
    const within = { vehicleId, ...(from || to ? { recordedAt: span } : {}) };
    return this.lists.page(query, positionList, {
      entity: PositionRow,
      within,
      view: (row: PositionRow) => viewOfPosition(row),
    });
  }
}
