-- The one row that says who holds a VIN. Written in the transaction of the registration's events, never by a projection.
create table {schema}.fleet_vin_claim (
  vin text primary key,
  vehicle_id uuid not null
);

-- Projection fleet.vehicles: this table and the next.
create table {schema}.fleet_vehicle (
  vehicle_id uuid primary key,
  vin text not null,
  plate text,
  label text,
  version int not null,
  registered_at timestamptz(3) not null
);
create index on {schema}.fleet_vehicle (registered_at, vehicle_id);

-- One row for each time that a code became active; detection_id is the id of the event.
create table {schema}.fleet_trouble_code (
  detection_id uuid primary key,
  vehicle_id uuid not null,
  code text not null,
  system text not null,
  description text,
  status text not null,
  detected_at timestamptz(3) not null,
  cleared_at timestamptz(3)
);
create index on {schema}.fleet_trouble_code (vehicle_id, detected_at, detection_id);

-- Projection fleet.maintenance-needs.
create table {schema}.fleet_maintenance_need (
  need_id uuid primary key,
  vehicle_id uuid not null,
  trouble_code text not null,
  service_code text not null,
  status text not null,
  version int not null,
  opened_at timestamptz(3) not null,
  cleared_at timestamptz(3),
  booking_id uuid
);
create index on {schema}.fleet_maintenance_need (opened_at, need_id);
create index on {schema}.fleet_maintenance_need (vehicle_id, opened_at, need_id);
