import { createHash } from 'node:crypto';
import { type SealedText } from '../personal-data/sealed-text.ts';
import { type AuditOutcome, type AuditTarget } from './audit-terms.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Digest, leafHash } from './merkle.ts';

/** A text about somebody: sealed under the person's key, or clear where nobody's. */
export type AuditText = string | SealedText | null;

/** Whether the tenant sees a record, or only the operator of the installation. */
export type AuditVisibility = 'tenant' | 'operator';

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
  readonly visibility: AuditVisibility;
  readonly actor: AuditActor;
  readonly targets: readonly AuditTarget[];
  readonly context: AuditContext;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** What is left of a record that is not shown, or not kept any more: enough to make its leaf. */
export interface AuditEnvelope {
  readonly occurredAt: string;
  readonly visibility: AuditVisibility;
  /** SHA-256 of the record's canonical JSON, sealed texts as they lie there, so that erasing a person changes none. */
  readonly digest: Digest;
}

/** SHA-256 over the canonical JSON of a record. */
export function digestOf(record: AuditRecord): Digest {
  return createHash('sha256').update(canonicalJson(record)).digest();
}

/** The record's leaf in the log: that somebody left a record out can be told from its time and visibility. */
export function leafOf({ occurredAt, visibility, digest }: AuditEnvelope): Digest {
  return leafHash(canonicalJson({ digest: digest.toString('hex'), occurredAt, visibility }));
}
