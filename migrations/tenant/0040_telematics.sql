-- Time series. Plain tables for now: partitions by month need DDL at run time, which the tenant's role does not have and should
-- not get; a job of the owner may split the tables later, because every key begins with the vehicle and holds the time.
create table {schema}.telematics_position (
  vehicle_id uuid not null,
  recorded_at timestamptz(3) not null,
  latitude double precision not null,
  longitude double precision not null,
  speed_kmh real,
  heading_degrees real,
  altitude_metres real,
  primary key (vehicle_id, recorded_at)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

-- Moved forward only, in the transaction that stores the fix.
create table {schema}.telematics_last_position (
  vehicle_id uuid primary key,
  recorded_at timestamptz(3) not null,
  latitude double precision not null,
  longitude double precision not null,
  speed_kmh real,
  heading_degrees real,
  altitude_metres real
) with (fillfactor = 50);

-- The signal stands before the time, so that the newest value of each signal is one step in the index.
create table {schema}.telematics_reading (
  vehicle_id uuid not null,
  signal text not null,
  recorded_at timestamptz(3) not null,
  value double precision not null,
  unit text,
  primary key (vehicle_id, signal, recorded_at)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);
