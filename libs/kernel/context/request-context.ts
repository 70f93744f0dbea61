import { AsyncLocalStorage } from 'node:async_hooks';
import { type AuditDraft } from '../audit/audit-draft.ts';
import { type AppAbility } from '../http/authorization/ability.ts';
import { type TenantStatus } from '../tenancy/tenant-stopped.ts';

/** Who acts. `id` is public and stable; `name` is what a timeline shows. */
export interface Actor {
  readonly kind: 'api-key' | 'client' | 'directory' | 'portal' | 'user' | 'operator' | 'policy' | 'job' | 'system';
  readonly id: string;
  readonly name: string;
  /** Public id of the person whom the actor stands in for: support that was let in as somebody. */
  readonly onBehalfOf?: string;
}

/** The tenant that a piece of work belongs to. `schema` is the only part that reaches SQL. */
export interface TenantRef {
  /** UUID. */
  readonly id: string;
  /** `t_` and 16 lower-case base-32 characters; nothing else is ever accepted as a schema name. */
  readonly schema: string;
  readonly slug: string;
  /** As the directory knows it, up to 5 s ago; absent where it was not asked. */
  readonly status?: TenantStatus;
  /** The database that it lives in; absent is `home`. */
  readonly cell?: string;
  /** UUID of the live tenant whose test data these are. */
  readonly sandboxOf?: string;
  /** How far the clock of a sandbox was moved forward, in milliseconds. */
  readonly clockAheadMs?: number;
}

/** The precondition of `If-Match`: a stream version, or `*` for any existing one. */
export type IfMatch = number | '*';

/** An idempotent command as HTTP names it: its id and the fingerprint of what was sent under it. */
export interface CommandKey {
  /** UUIDv5 of tenant, credential, method, route and key; policies derive theirs from subscription, event and ordinal. */
  readonly id: string;
  /** SHA-256 of body and query in hex; a second use of the key with another one is refused. */
  readonly fingerprint: string;
}

/**
 * What every piece of work knows about its origin. It travels by AsyncLocalStorage, is filled by guards, jobs and policies,
 * and never from a body. The mutable fields are outcomes that the HTTP layer reads afterwards.
 */
export interface RequestContext {
  readonly requestId: string;
  readonly correlation: string;
  readonly causation?: string;
  /** W3C traceparent. */
  readonly trace?: string;
  readonly source: 'api' | 'job' | 'policy' | 'import' | 'system';
  tenant?: TenantRef;
  actor?: Actor;
  /** Public id of the credential that a request names, whether or not it is right. */
  namedCredential?: string;
  /** The page that a browser asks from, as it says (`Origin`); a hint, never a proof. */
  readonly webOrigin?: string;
  /** What the caller reads, as it says (`Accept-Language`). */
  readonly acceptLanguage?: string;
  /** What the caller may do. Absent: Clutch itself is at work, which nothing binds. */
  ability?: AppAbility;
  /** Only what belongs to these workshops, fleets and vehicles is there for the caller; absent: everything. */
  channels?: readonly string[];
  /** The dated version of the API that the caller speaks; absent, the newest. */
  apiVersion?: string;
  /** Present when the caller sent an Idempotency-Key, or for a policy's command. */
  command?: CommandKey;
  ifMatch?: IfMatch;
  /** Set by the aggregate when the ledger answered instead of a decision. */
  replayed?: boolean;
  /** What the audit trail will say of a request; absent for what no request began. */
  audit?: AuditDraft;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with this context for everything that it awaits. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the running work, if there is one. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** The tenant of the running work. Throws when there is none: code that needs a tenant must not run without. */
export function currentTenant(): TenantRef {
  const tenant = storage.getStore()?.tenant;
  if (!tenant) throw new Error('No tenant in context: this code runs only inside a tenant request, job or policy');
  return tenant;
}

/** Makes the context follow a callback chain that has no single function to wrap (Fastify's onRequest). */
export function enterContext(context: RequestContext): void {
  storage.enterWith(context);
}

/** Runs `work` without any context: for what is gathered over many requests and belongs to none of them. */
export function outsideAnyRequest<T>(work: () => T): T {
  return storage.exit(work);
}
