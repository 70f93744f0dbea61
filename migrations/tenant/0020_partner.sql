-- Workshops as the lists show them (projection partner.workshops; the truth is in the log).
create table {schema}.partner_workshop (
  workshop_id uuid primary key,
  version int not null,
  name text not null,
  time_zone text not null,
  latitude double precision not null,
  longitude double precision not null,
  opening_hours jsonb not null,
  bays jsonb not null,
  technicians jsonb not null,
  services jsonb not null
);
