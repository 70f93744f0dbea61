-- The code of the event store, once per database. The data lies in each tenant's schema (migrations/tenant/0001_log.sql).
-- Its statements name no schema: they find the tenant's tables by the transaction's search_path, so that a connection
-- keeps their plans. Each function first makes sure that the path is the one that the caller means.
create schema es;
create schema ext;
create extension btree_gist schema ext;

create function es.enter(p_schema text) returns void language plpgsql as $$
begin
  if current_schema() is distinct from p_schema then
    perform set_config('search_path', quote_ident(p_schema) || ', ext, pg_temp', true);
  end if;
end $$;

-- One append. Answers ok, duplicate or conflict and never raises for either, so that the caller's transaction stays usable.
-- p_expected: null = any, 0 = the stream must not exist, n = exactly n, -1 = it must exist.
create function es.append(p_schema text, p_shard smallint, p_stream uuid, p_category text, p_expected int, p_events jsonb,
  p_command uuid default null, p_result jsonb default null,
  out status text, out version int, out last_position bigint, out stream uuid, out result jsonb) language plpgsql as $$
#variable_conflict use_column
declare n int := jsonb_array_length(p_events); v int; pos bigint; done boolean;
begin
  if p_expected < -1 or (n = 0 and p_command is null) then
    raise exception 'es.append: bad request' using errcode = '22023';
  end if;
  perform es.enter(p_schema);
  for pass in 1..2 loop       -- the first pass refuses cheaply without a lock; the second is exact, its snapshots are newer than the lock
    if pass = 2 then          -- this row lock makes commit order = position order
      update event_head h set position = h.position + n where h.shard = p_shard returning h.position into pos;
      if pos is null then raise exception 'es.append: no shard % in %', p_shard, p_schema using errcode = '22023'; end if;
    end if;
    v := coalesce((select e.version from event e where e.stream_id = p_stream order by e.version desc limit 1), 0);
    if p_command is not null then   -- read after the version, so that a command's own success is never taken for a conflict
      select true, c.version, c.position, c.stream_id, c.result into done, version, last_position, stream, result
        from command_log c where c.command_id = p_command;
      if done then status := 'duplicate'; end if;
    end if;
    if status is null and ((p_expected >= 0 and v <> p_expected) or (p_expected = -1 and v = 0)) then
      status := 'conflict'; version := v; stream := p_stream;
    end if;
    exit when status is not null;
  end loop;
  if status is null and p_command is not null then    -- no row comes back when a twin on another shard won
    insert into command_log(command_id, stream_id, version, position, result) values (p_command, p_stream, v + n, pos, p_result)
      on conflict do nothing returning true into done;
    if done is null then
      status := 'duplicate';
      select c.version, c.position, c.stream_id, c.result into version, last_position, stream, result
        from command_log c where c.command_id = p_command;
    end if;
  end if;
  if status is not null then   -- refused: give the positions back while the lock is held
    if pos is not null then update event_head h set position = h.position - n where h.shard = p_shard; end if;
    return;
  end if;
  insert into event(position, shard, schema_version, version, stream_id, event_id, category, type, data, meta)
    select pos - n + o, p_shard, coalesce((e->>'v')::smallint, 1), v + o, p_stream, (e->>'id')::uuid, p_category, e->>'type', e->'data', e->'meta'
      from jsonb_array_elements(p_events) with ordinality x(e, o);
  status := 'ok'; version := v + n; last_position := pos; stream := p_stream; result := p_result;
end $$;

-- Many appends of one tenant and shard in one transaction, at most one per stream: the lock is taken once, then one set-based
-- statement judges all items against the ledger and the versions, numbers those that pass and writes them.
create function es.append_many(p_schema text, p_shard smallint, p_items jsonb)
returns table(item int, status text, version int, last_position bigint, stream uuid, result jsonb) language plpgsql as $$
#variable_conflict use_column
declare head bigint;
begin
  perform es.enter(p_schema);
  select h.position into head from event_head h where h.shard = p_shard for update;
  if head is null then raise exception 'es.append_many: no shard % in %', p_shard, p_schema using errcode = '22023'; end if;
  return query
  with asked as materialized (
    select o::int as ord, (i->>'stream')::uuid as stream_id, i->>'category' as category, (i->>'expected')::int as expected,
           (i->>'command')::uuid as command_id, i->'result' as result, i->'events' as events, jsonb_array_length(i->'events') as n
      from jsonb_array_elements(p_items) with ordinality x(i, o)),
  judged as materialized (
    select a.*, coalesce(v.version, 0) as current, l.version as old_version, l.position as old_position, l.stream_id as old_stream,
           l.result as old_result,
           case when l.command_id is not null then 'duplicate'
                when (a.expected >= 0 and coalesce(v.version, 0) <> a.expected) or (a.expected = -1 and v.version is null) then 'conflict'
                else 'ok' end as status
      from asked a
      left join lateral (select e.version from event e where e.stream_id = a.stream_id order by e.version desc limit 1) v on true
      -- By index for each item, whatever the statistics say: a plan made for a small ledger would read all of a large one.
      left join lateral (select * from command_log c where c.command_id = a.command_id limit 1) l on true),
  numbered as materialized (
    select j.*, (head + coalesce(sum(j.n) filter (where j.status = 'ok') over (order by j.ord), 0))::bigint as last from judged j),
  logged as (
    insert into command_log(command_id, stream_id, version, position, result)
      select command_id, stream_id, current + n, last, result from numbered where status = 'ok' and command_id is not null),
  written as (
    insert into event(position, shard, schema_version, version, stream_id, event_id, category, type, data, meta)
      select last - n + e.o, p_shard, coalesce((e.j->>'v')::smallint, 1), current + e.o, stream_id, (e.j->>'id')::uuid, category,
             e.j->>'type', e.j->'data', e.j->'meta'
        from numbered, jsonb_array_elements(events) with ordinality e(j, o) where status = 'ok'),
  moved as (
    update event_head h set position = (select max(last) from numbered) where h.shard = p_shard)
  select ord, status,
         case status when 'ok' then current + n when 'duplicate' then old_version else current end,
         case status when 'ok' then last when 'duplicate' then old_position end,
         case status when 'duplicate' then old_stream else stream_id end,
         case status when 'ok' then result when 'duplicate' then old_result end
    from numbered order by ord;
end $$;

grant usage on schema es, ext to public;
