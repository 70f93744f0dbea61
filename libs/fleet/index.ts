export { fleetContext, FleetModule } from './fleet.module.ts';
