import { connectionTypes, LIST_ARGUMENTS } from '#kernel';

/** Vehicles and their maintenance needs in the schema's language. */
export const VEHICLE_TYPES = `
  type Vehicle {
    id: ID!
    version: Int!
    vin: String
    plate: String
    label: String
    registeredAt: DateTime
  }
  ${connectionTypes('Vehicle')}

  """What was found to be wanting on a vehicle."""
  type MaintenanceNeed {
    id: ID!
    version: Int!
    vehicleId: ID
    vehicle: Vehicle @needs(permission: "vehicle:read")
    """The code that caused it, P0118."""
    troubleCode: String
    """What a workshop would do about it."""
    serviceCode: String
    """open or cleared."""
    status: String
    openedAt: DateTime
    clearedAt: DateTime
    """The booking that met the need."""
    bookingId: ID
  }
  ${connectionTypes('MaintenanceNeed')}

  extend type Booking {
    vehicle: Vehicle @needs(permission: "vehicle:read")
    """The need that the work is for."""
    maintenanceNeed: MaintenanceNeed @needs(permission: "maintenance-need:read")
  }

  extend type Query {
    """The vehicles, the newest first; filter and sort as in POST /v1/vehicles/search."""
    vehicles(${LIST_ARGUMENTS}): VehicleConnection! @needs(permission: "vehicle:read")
    vehicle(id: ID!): Vehicle @needs(permission: "vehicle:read")
    """The needs, the newest first; filter and sort as in POST /v1/maintenance-needs/search."""
    maintenanceNeeds(${LIST_ARGUMENTS}): MaintenanceNeedConnection! @needs(permission: "maintenance-need:read")
    maintenanceNeed(id: ID!): MaintenanceNeed @needs(permission: "maintenance-need:read")
  }

  """What a command has changed."""
  type VehicleReceipt {
    id: ID!
    version: Int!
    position: Int!
    replayed: Boolean!
    vehicle: Vehicle @needs(permission: "vehicle:read")
  }

  input RegisterVehicleInput {
    vin: String!
    plate: String
    label: String
  }
  input ReportTroubleCodeInput {
    code: String!
    detectedAt: DateTime!
  }

  extend type Mutation {
    """Registers a vehicle by its VIN."""
    registerVehicle(input: RegisterVehicleInput!, idempotencyKey: String): VehicleReceipt! @cost(weight: 10) @needs(permission: "vehicle:create")
    """Reports a trouble code. While it is active, reporting it again changes nothing."""
    reportTroubleCode(vehicleId: ID!, input: ReportTroubleCodeInput!, idempotencyKey: String): VehicleReceipt! @cost(weight: 10) @needs(permission: "trouble-code:report")
  }
`;
