import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { maintenanceNeed, type MaintenanceNeed } from './domain/maintenance-need.ts';
import { type MaintenanceNeedEvent } from './domain/maintenance-need-events.ts';
import { vehicle, type Vehicle } from './domain/vehicle.ts';
import { type VehicleEvent } from './domain/vehicle-events.ts';

@Injectable()
export class Vehicles extends Aggregate<Vehicle, VehicleEvent> {
  constructor(store: AggregateStore) {
    // A vehicle reports trouble codes for as long as it lives; all other streams end after a few events.
    const snapshots = { every: 100, code: new URL('./domain/', import.meta.url) };
    super(store, { category: 'vehicle', fold: vehicle, snapshots });
  }
}

@Injectable()
export class MaintenanceNeeds extends Aggregate<MaintenanceNeed, MaintenanceNeedEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'maintenance-need', fold: maintenanceNeed });
  }
}
