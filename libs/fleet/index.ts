export { fleetContext, FleetModule } from './fleet.module.ts';
export { VEHICLE_TYPES } from './graphql/vehicle-types.ts';
