import { type NamesOfActors, type PlatformDatabase, typedId, uuidOf } from '#kernel';

const NAMES = {
  name: 'webhook_portal_session.names',
  text: `select s.session_id, s.label from platform.tenant t
    join platform.webhook_portal_session s on s.tenant_id = coalesce(t.sandbox_of, t.id)
    where t.schema = $1 and s.session_id = any($2::uuid[])`,
} as const;

/** Whom sessions of the consumer portal are for, by their public ids, `wps_…`, as long as they are remembered. */
export function portalNames(platform: PlatformDatabase): NamesOfActors {
  return async (schema, ids) => {
    const sessions = ids.flatMap((id) => uuidOf('wps', id) ?? []);
    const rows = await platform.query<{ session_id: string; label: string }>({ ...NAMES, values: [schema, sessions] });
    return new Map(rows.map(({ session_id, label }) => [typedId('wps', session_id), label]));
  };
}
