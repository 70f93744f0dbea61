/** A request and its answer as they may be looked at later: without secrets, and without anything that somebody wrote. */
export interface KeptRequest {
  readonly tenantId: string;
  readonly requestId: string;
  /** When it was answered. */
  readonly at: Date;
  readonly operation: string;
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly status: number;
  /** Of the problem, if it was one. */
  readonly code: string | null;
  /** `key_…`, an app's id, or of a session. */
  readonly credential: string;
  readonly actorId: string;
  readonly ms: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** `null` where there was none or it is not kept. */
  readonly requestBody: unknown;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
}

/** Keeps requests for a while. */
export abstract class RequestLogSink {
  /** Whether requests of the tenant are kept at all. Answers from memory. */
  abstract keeps(tenantId: string): boolean;
  /** In one statement. Those that are lost with an error are lost. */
  abstract write(requests: readonly KeptRequest[]): Promise<void>;
}
