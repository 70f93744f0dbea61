import { type ArchivePart } from '#kernel';
import { rowsPart, type RowsSql } from './rows-part.ts';

const DAY = 'at, credential, operation, status, code, bucket, is_deprecated, requests, cost, ms';
const DAY_TYPES = `at timestamptz, credential text, operation text, status smallint, code text, bucket smallint, is_deprecated boolean,
  requests bigint, cost bigint, ms double precision`;
const DAYS: RowsSql = {
  table: 'usage_day',
  leave: `select to_jsonb(r) as row from (select ${DAY} from platform.usage_day where tenant_id = $1
    order by at, credential, operation, status) r`,
  arrive: `insert into platform.usage_day (tenant_id, ${DAY})
    select $2, ${DAY} from jsonb_to_record($1) as r(${DAY_TYPES}) on conflict do nothing`,
};
const BILL = 'position, unit, event_id, recorded_at';
const BILLED: RowsSql = {
  table: 'billable_event',
  leave: `select to_jsonb(r) as row from (select ${BILL} from platform.billable_event where tenant_id = $1 order by position, unit) r`,
  arrive: `insert into platform.billable_event (tenant_id, ${BILL}) select $2, ${BILL}
    from jsonb_to_record($1) as r(position bigint, unit text, event_id uuid, recorded_at timestamptz) on conflict do nothing`,
};
const WARNING = 'month, unit, percent, used, quota, warned_at';
const WARNED: RowsSql = {
  table: 'quota_warning',
  leave: `select to_jsonb(r) as row from (select ${WARNING} from platform.quota_warning where tenant_id = $1
    order by month, unit, percent) r`,
  arrive: `insert into platform.quota_warning (tenant_id, ${WARNING}) select $2, ${WARNING}
    from jsonb_to_record($1) as r(month date, unit text, percent smallint, used bigint, quota bigint, warned_at timestamptz)
    on conflict do nothing`,
};

/**
 * What was counted of a tenant's requests by the day, what it is billed, and what it was warned of. The plan is the operator's and stays;
 * single requests, hours and minutes are not worth a journey.
 */
export const usageParts: readonly ArchivePart[] = [
  rowsPart('usage-days', DAYS),
  rowsPart('billable-events', BILLED),
  rowsPart('quota-warnings', WARNED),
];
