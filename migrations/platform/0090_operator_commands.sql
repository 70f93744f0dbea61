-- What the operator sent under an Idempotency-Key and what came of it, for a day. Tenants' commands lie in their own ledgers.
create table platform.operator_command (
  command_id uuid primary key,
  result jsonb not null,
  at timestamptz(3) not null default now()
);
