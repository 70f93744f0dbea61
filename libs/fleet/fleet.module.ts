import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { personalVinClaims } from './adapters/personal-vin-claims.ts';
import { MaintenanceNeeds, Vehicles } from './aggregates.ts';
import { ClearMaintenanceNeedHandler } from './commands/clear-maintenance-need.command.ts';
import { ClearTroubleCodeHandler } from './commands/clear-trouble-code.command.ts';
import { ImportVehiclesHandler, VehicleImport } from './commands/import-vehicles.command.ts';
import { OpenMaintenanceNeedHandler } from './commands/open-maintenance-need.command.ts';
import { RegisterVehicleHandler } from './commands/register-vehicle.command.ts';
import { ReportTroubleCodeHandler } from './commands/report-trouble-code.command.ts';
import { maintenanceNeedEvents } from './domain/maintenance-need-events.ts';
import { fleetProblems } from './domain/problems.ts';
import { maintenanceNeedSubject, troubleCodeSubject, vehicleSubject } from './domain/subjects.ts';
import { vehicleEvents } from './domain/vehicle-events.ts';
import { VEHICLE_TYPES } from './graphql/vehicle-types.ts';
import { fleetResolvers } from './graphql/vehicle.resolver.ts';
import { MaintenanceNeedController } from './http/maintenance-need.controller.ts';
import { VehicleController } from './http/vehicle.controller.ts';
import { clearMaintenanceNeed } from './policies/clear-maintenance-need.ts';
import { clearTroubleCode } from './policies/clear-trouble-code.ts';
import { openMaintenanceNeed } from './policies/open-maintenance-need.ts';
import { MaintenanceNeedRow, maintenanceNeeds } from './projections/maintenance-needs.ts';
import { TroubleCodeRow, VehicleRow, vehicles } from './projections/vehicles.ts';
import {
  GetMaintenanceNeedHandler,
  MaintenanceNeedHistoryHandler,
  RequireVehicleHandler,
  VehicleExistsHandler,
} from './queries/contract.queries.ts';
import { MaintenanceNeedExpander, VehicleExpander } from './queries/fleet-expanders.ts';
import { MaintenanceNeedExport } from './queries/maintenance-need-export.ts';
import { VehicleExport } from './queries/vehicle-export.ts';
import { GetVehicleHandler } from './queries/get-vehicle.query.ts';
import { ListMaintenanceNeedsHandler, ShowMaintenanceNeedHandler } from './queries/list-maintenance-needs.query.ts';
import { ListTroubleCodesHandler } from './queries/list-trouble-codes.query.ts';
import { ListVehiclesHandler } from './queries/list-vehicles.query.ts';

export const fleetContext: ContextDefinition = {
  name: 'fleet',
  graphql: VEHICLE_TYPES,
  problems: fleetProblems,
  events: [vehicleEvents, maintenanceNeedEvents],
  entities: [VehicleRow, TroubleCodeRow, MaintenanceNeedRow],
  personalRows: [personalVinClaims],
  subjects: [
    { ...vehicleSubject, rows: { entity: VehicleRow, key: 'vehicleId', prefix: 'veh' } },
    { ...maintenanceNeedSubject, rows: { entity: MaintenanceNeedRow, key: 'needId', prefix: 'ned' } },
    troubleCodeSubject,
  ],
  subscriptions: [vehicles, maintenanceNeeds, openMaintenanceNeed, clearMaintenanceNeed, clearTroubleCode],
};

const commands = [
  RegisterVehicleHandler,
  ReportTroubleCodeHandler,
  ImportVehiclesHandler,
  VehicleImport,
  ClearTroubleCodeHandler,
  OpenMaintenanceNeedHandler,
  ClearMaintenanceNeedHandler,
];

const queries = [
  GetVehicleHandler,
  ListVehiclesHandler,
  VehicleExport,
  MaintenanceNeedExport,
  ListTroubleCodesHandler,
  ListMaintenanceNeedsHandler,
  ShowMaintenanceNeedHandler,
  VehicleExistsHandler,
  RequireVehicleHandler,
  GetMaintenanceNeedHandler,
  MaintenanceNeedHistoryHandler,
  VehicleExpander,
  MaintenanceNeedExpander,
];

@Module({
  controllers: [VehicleController, MaintenanceNeedController],
  providers: [Vehicles, MaintenanceNeeds, ...commands, ...queries, ...fleetResolvers],
})
export class FleetModule {}
