import { CERTIFICATE_STEPS } from '../../domain/webhooks/certificate-expiry.ts';

/**
 * Writes down for each endpoint whose certificate has come to a step that its owners are to be told, and that they are: of two workers the
 * second finds that done. Only of the last step that was reached, and of a new certificate anew, as what was told is kept with it.
 */
export const EXPIRING = {
  name: 'webhook.expiring_certificates',
  text: `with due as (
      select e.endpoint_id, c.expires_at, (select min(s) from unnest($1::int[]) s
        where c.expires_at::timestamptz <= now() + make_interval(days => s)) as step
      from platform_webhook_endpoint e
      cross join lateral (select e.auth_shown #>> '{certificate,expiresAt}' as expires_at) c
      where e.auth_kind = 'mtls' and c.expires_at is not null
    )
    update platform_webhook_endpoint e set auth_shown = jsonb_set(e.auth_shown, '{certificate,toldDays}', to_jsonb(due.step)),
      notices = e.notices || jsonb_build_object('kind', 'certificate', 'id', gen_random_uuid(), 'withinDays', due.step,
        'expiresAt', due.expires_at, 'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from due where e.endpoint_id = due.endpoint_id and e.auth_shown #>> '{certificate,expiresAt}' = due.expires_at
      and due.step < coalesce((e.auth_shown #>> '{certificate,toldDays}')::int, due.step + 1)`,
  values: [[...CERTIFICATE_STEPS]],
} as const;
