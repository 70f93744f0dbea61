import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { personalMovements } from './adapters/personal-movements.ts';
import { StorePositionsHandler } from './commands/store-positions.command.ts';
import { StoreReadingsHandler } from './commands/store-readings.command.ts';
import { telematicsProblems } from './domain/problems.ts';
import { positionSubject } from './domain/subjects.ts';
import { PositionRow } from './entities.ts';
import { telematicsChanges } from './http/api-changes.ts';
import { TelematicsController } from './http/telematics.controller.ts';
import { GetLastPositionHandler, ShowLastPositionHandler } from './queries/last-position.query.ts';
import { GetLatestReadingsHandler } from './queries/latest-readings.query.ts';
import { ListPositionsHandler } from './queries/list-positions.query.ts';
import { ListTripsHandler } from './queries/list-trips.query.ts';

/** Time series, no events. */
export const telematicsContext: ContextDefinition = {
  name: 'telematics',
  problems: telematicsProblems,
  entities: [PositionRow],
  personalRows: [personalMovements],
  subjects: [positionSubject],
  apiChanges: telematicsChanges,
};

/** Positions, readings and trips. Handlers of the fleet must be there beside it. */
@Module({
  controllers: [TelematicsController],
  providers: [
    StorePositionsHandler,
    StoreReadingsHandler,
    ShowLastPositionHandler,
    GetLastPositionHandler,
    ListPositionsHandler,
    ListTripsHandler,
    GetLatestReadingsHandler,
  ],
})
export class TelematicsModule {}
