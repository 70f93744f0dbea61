/**
 * SQL: how far each part of each quota of the plan is used up, for the tenant whose schema comes first in the search_path. Requests are
 * those that limits have counted, other units what was billed; all of it in the present month.
 */
export const QUOTA_PARTS = `
  select t.id as tenant_id, q.unit, percent, q.amount, coalesce(case q.unit
      when 'requests' then (select taken::int from platform.limit_counter l where l.tenant_id = t.id and l.counter = 'quota/requests' order by ends_at desc limit 1)
      else (select count(*)::int from platform.billable_event b where b.tenant_id = t.id and b.unit = q.unit) end, 0) as used
  from platform.tenant t
    join platform.tenant_plan on tenant_id = t.id
    join platform.plan p using (plan_id)
    cross join jsonb_to_recordset(p.quotas) as q (unit text, amount int)
    cross join unnest(array[80, 100]) as percent
  where t.schema = current_schema`;
