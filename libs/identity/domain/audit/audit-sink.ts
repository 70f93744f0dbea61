/** How records look where they are sent: as Clutch shows them, or as events of the Open Cybersecurity Schema Framework. */
export type AuditSinkFormat = 'ndjson' | 'ocsf';

/** Where a tenant's records are sent as they are written. */
export interface AuditSink {
  readonly url: string;
  readonly format: AuditSinkFormat;
  /** The secret that messages are signed with follows from it, and is stored nowhere. */
  readonly nonce: string;
  /** Position of the last record that the receiver has confirmed. */
  readonly delivered: number;
  /** Tries that have failed since then. */
  readonly failures: number;
  /** Why the last one failed; null when it did not. */
  readonly lastError: string | null;
}

/** Records go in batches of so many positions. */
export const BATCH = 500;

/** Seconds to wait after so many failures in a row: from five seconds to an hour, and hourly from then on. Nothing is ever given up. */
export function pauseAfter(failures: number): number {
  return Math.min(3_600, 5 * 4 ** Math.max(0, failures - 1));
}

/** Where tenants' records are sent, by schema. */
export abstract class AuditSinks {
  abstract of(schema: string): Promise<AuditSink | undefined>;
  /** Sends from the next record on, or from where the one before had got to. Writes the change down. */
  abstract set(schema: string, sink: Pick<AuditSink, 'url' | 'format' | 'nonce'>): Promise<void>;
  /** @returns whether there was one */
  abstract remove(schema: string): Promise<boolean>;
  /** The sink, for this worker alone for half a minute; undefined while nothing is due or another one has it. */
  abstract claim(schema: string): Promise<AuditSink | undefined>;
  /** What the receiver has confirmed. */
  abstract confirm(schema: string, sink: AuditSink, delivered: number): Promise<void>;
  /** That it has not, and when to try again. */
  abstract postpone(schema: string, sink: AuditSink, error: string, seconds: number): Promise<void>;
}

/** The secrets that messages to a sink are signed with. */
export abstract class AuditSinkSecrets {
  /** `whsec_…`, always the same for one sink. */
  abstract of(tenantId: string, nonce: string): string;
}
