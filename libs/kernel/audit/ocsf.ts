import { AUDIT_ACTIONS, type OcsfActivity } from './audit-actions.ts';
import { type OpenRecord } from './audit-reader.ts';

const VERSION = '1.5.0';
const CATEGORY_OF_CLASS: Readonly<Record<OcsfActivity['classUid'], number>> = {
  2004: 2,
  3001: 3,
  3002: 3,
  3005: 3,
  6003: 6,
};
const [OTHER, SUCCESS, FAILURE] = [99, 1, 2];
const [INFORMATIONAL, LOW, HIGH] = [1, 2, 4];
/** Activities of API activity (6003) by the verb of a permission; every other verb is an activity of its own. */
const API_ACTIVITY: Readonly<Record<string, number>> = {
  create: 1,
  register: 1,
  issue: 1,
  open: 1,
  read: 2,
  export: 2,
  change: 3,
  update: 3,
  rule: 3,
  rename: 3,
  edit: 3,
  delete: 4,
  revoke: 4,
  erase: 4,
  close: 4,
};

/** An event of the Open Cybersecurity Schema Framework. `uid` is the record's id: a receiver that has seen it has it. */
export interface OcsfEvent {
  readonly [attribute: string]: unknown;
}

/** The class of an action: its own where code names it, else API activity by its verb. */
export function ocsfActivityOf(action: string): OcsfActivity {
  if (Object.hasOwn(AUDIT_ACTIONS, action)) return AUDIT_ACTIONS[action as keyof typeof AUDIT_ACTIONS];
  return { classUid: 6003, activityId: API_ACTIVITY[action.split('.').at(-1)!] ?? OTHER };
}

/** The record as a SIEM reads it. `type_uid` is class_uid × 100 + activity_id (schema.ocsf.io, base event). */
export function ocsfEvent(record: OpenRecord, tenant: { readonly id: string; readonly slug: string }): OcsfEvent {
  const { classUid, activityId } = ocsfActivityOf(record.action);
  const isAllowed = record.outcome === 'allowed';
  const { actor, context } = record;
  return {
    activity_id: activityId,
    ...(activityId === OTHER ? { activity_name: record.action } : {}),
    category_uid: CATEGORY_OF_CLASS[classUid],
    class_uid: classUid,
    type_uid: classUid * 100 + activityId,
    time: Date.parse(record.occurredAt),
    severity_id: classUid === 2004 ? HIGH : isAllowed ? INFORMATIONAL : LOW,
    status_id: isAllowed ? SUCCESS : FAILURE,
    ...(typeof record.facts['code'] === 'string' ? { status_code: record.facts['code'] } : {}),
    metadata: {
      version: VERSION,
      uid: record.id,
      sequence: record.position,
      correlation_uid: context.correlationId,
      tenant_uid: tenant.id,
      product: { name: 'Clutch', vendor_name: 'Clutch' },
    },
    actor: {
      user: userOf(actor.id, actor.type),
      ...(context.sessionId ? { session: { uid: context.sessionId } } : {}),
    },
    ...ofClass(classUid, record),
    ...(context.ip === null ? {} : { src_endpoint: { ip: context.ip } }),
    ...(context.userAgent === null ? {} : { http_request: { user_agent: context.userAgent, uid: context.requestId } }),
    unmapped: { tenant: tenant.slug, on_behalf_of: actor.onBehalfOf, targets: record.targets, facts: record.facts },
  };
}

/** What each class must have beside the base event. */
function ofClass(
  classUid: OcsfActivity['classUid'],
  { id, action, actor, context, targets, facts }: OpenRecord,
): object {
  const user = userOf(targets.find(({ type }) => type === 'user')?.id ?? actor.id, 'user');
  switch (classUid) {
    case 2004:
      return { finding_info: { uid: id, title: action, types: [facts['kind'] ?? action] } };
    case 3001:
    case 3002:
      return { user };
    case 3005:
      return { user, privileges: [String(facts['roleId'] ?? action)] };
    case 6003:
      return {
        api: { operation: String(facts['operation'] ?? action), request: { uid: context.requestId } },
        resources: targets.map(({ type, id: uid }) => ({ type, uid })),
        src_endpoint: { ip: context.ip ?? 'unknown' },
      };
  }
}

function userOf(uid: string, type: string): object {
  return { uid, type: type === 'user' ? 'User' : 'System', type_id: type === 'user' ? 1 : 3 };
}
