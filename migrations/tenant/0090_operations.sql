-- Work that outlasts a request: what was asked for and how far it is (head), the lines that were sent along (input), the lines that it
-- makes (output). They share a table, because a tenant has no room for three. A worker holds an operation by a lease, and whatever it
-- writes it writes under that lease, so that one who was thought dead cannot write any more. Rows go a week after the end.
create table {schema}.operation (
  operation_id uuid not null,
  side text not null check (side in ('head', 'input', 'output')),
  part int not null,
  lines text,
  kind text,
  state text check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  asked_by text,
  done int not null default 0,
  total int,
  outputs int not null default 0,
  media_type text,
  metadata jsonb,
  work jsonb,
  error jsonb,
  tries int not null default 0,
  lease uuid,
  leased_until timestamptz(3),
  created_at timestamptz(3),
  finished_at timestamptz(3),
  primary key (operation_id, side, part)
) with (fillfactor = 70);
create index operation_open on {schema}.operation (operation_id) where side = 'head' and state in ('waiting', 'running');
create index operation_newest on {schema}.operation (created_at, operation_id) where side = 'head';
