-- What keeps a bay or technician from being promised twice. Written in the transaction that appends the booking's events, so it
-- never lags; it is no projection. `during` is half-open, in UTC, buffer included. Released rows are deleted.
create table {schema}.booking_resource_claim (
  claim_id uuid primary key,
  booking_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null,
  state text not null,
  expires_at timestamptz,
  constraint booking_resource_claim_no_overlap exclude using gist
    (resource_id ext.gist_uuid_ops with =, during with &&) where (state in ('held', 'confirmed'))
);
create index booking_resource_claim_booking on {schema}.booking_resource_claim (booking_id);

-- Bookings as people look them up (projection booking.bookings).
create table {schema}.booking_booking (
  booking_id uuid primary key,
  version int not null,
  status text not null,
  workshop_id uuid not null,
  vehicle_id uuid not null,
  service_code text not null,
  maintenance_need_id uuid,
  bay_id uuid not null,
  technician_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  time_zone text not null,
  local_start text not null,
  hold_expires_at timestamptz(3) not null,
  note text,
  cancellation_reason text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index booking_booking_of_vehicle on {schema}.booking_booking (vehicle_id, booking_id);
create index booking_booking_of_workshop on {schema}.booking_booking (workshop_id, booking_id);
create index booking_booking_held on {schema}.booking_booking (hold_expires_at) where status = 'held';

-- What slot search knows of workshops (projection booking.workshops, from partner's events).
create table {schema}.booking_workshop (
  workshop_id uuid primary key,
  name text not null,
  time_zone text not null,
  latitude double precision not null,
  longitude double precision not null,
  opening_hours jsonb not null,
  bays jsonb not null,
  technicians jsonb not null,
  services jsonb not null
);
