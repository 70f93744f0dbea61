import { type SealedText } from '../personal-data/sealed-text.ts';
import { type AuditOutcome, type AuditTarget } from './audit-trail.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Digest, leafHash } from './merkle.ts';

/** A text about somebody: sealed under the person's key, or clear where nobody's. */
export type AuditText = string | SealedText | null;

/** Who acted, and for whom. */
export interface AuditActor {
  readonly type: string;
  readonly id: string;
  /** Public id of the person whom the actor stands in for; null when it acts for itself. */
  readonly onBehalfOf: string | null;
}

/** Where it came from. */
export interface AuditContext {
  readonly ip: AuditText;
  readonly userAgent: AuditText;
  /** Of the session or key; null for work that no request began. */
  readonly sessionId: string | null;
  /** Authenticator assurance level of the session. */
  readonly level: number | null;
  readonly requestId: string;
  readonly correlationId: string;
}

/** One record as the tenant's log holds it (docs/reference/audit-record.md). Its place in the log is no part of it. */
export interface AuditRecord {
  /** `aud_…` */
  readonly id: string;
  /** `booking.cancel` */
  readonly action: string;
  /** Of the action's facts. */
  readonly version: number;
  /** RFC 3339 in UTC, milliseconds. */
  readonly occurredAt: string;
  readonly outcome: AuditOutcome;
  readonly visibility: 'tenant' | 'operator';
  readonly actor: AuditActor;
  readonly targets: readonly AuditTarget[];
  readonly context: AuditContext;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** The leaf that commits to a record: over its canonical JSON, sealed texts as they lie there, so that erasing a person changes none. */
export function leafOf(record: AuditRecord): Digest {
  return leafHash(canonicalJson(record));
}
