/** What becomes of a tenant's rows in one of the platform's tables. */
export interface TenantTable {
  /** Why they stay behind when the tenant is archived. Absent: a part of the archive carries them. */
  readonly staysBehind?: string;
  /** Why they outlive the tenant. Absent: they go with it. */
  readonly outlives?: string;
}

/** Every table of the platform whose rows are of one tenant, by its `tenant_id`. */
export const TENANT_TABLES: Readonly<Record<string, TenantTable>> = {
  api_key: {},
  api_key_policy: {},
  service_account: {},
  portal_brand: {},
  graphql_document: {},
  graphql_policy: {},
  event_consumer: {},
  usage_day: {},
  billable_event: {},
  quota_warning: {},
  usage_hour: { staysBehind: 'The days say the same, and are kept for longer' },
  usage_minute: { staysBehind: 'The days say the same, and are kept for longer' },
  request_log: { staysBehind: 'Kept for 30 days, and looked at where the requests were made' },
  limit_counter: { staysBehind: 'Of windows that are over before an archive arrives' },
  tenant_plan: { staysBehind: "The operator's decision, of a plan that the other installation may not have" },
  deprecated_use: { staysBehind: 'Says which keys called what here; is counted anew from the first call' },
  test_message: { staysBehind: 'Kept for 30 days, to be read in place of being sent' },
  web_domains: { staysBehind: 'A copy of what its connections say, which come along; the worker makes it anew' },
  webhook_tenant_state: { staysBehind: 'How its messages are, as the workers of this installation last saw them' },
  webhook_portal_session: { staysBehind: 'Doors into this installation, which close by themselves within a week' },
  lagging_subscription: { staysBehind: 'How far the workers of this installation are' },
  impersonation: {
    staysBehind: 'Doors for staff of this installation; what they did stands in the trail, which comes along',
  },
  tenant_change: {
    staysBehind: 'What the operator of this installation did; the log of the tenant has it too',
    outlives: 'Shows how the tenant came to its end',
  },
  tenant_operation: {
    staysBehind: 'Work of this installation on the tenant',
    outlives: 'The deletion itself is one, and has the certificate',
  },
  former_slug: {
    staysBehind: 'Leads from earlier addresses of this installation',
    outlives: 'Nobody else gets the address for a while',
  },
};
