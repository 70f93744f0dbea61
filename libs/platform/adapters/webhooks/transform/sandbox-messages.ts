/** What is asked of the thread that runs scripts. */
export interface SandboxRequest {
  readonly code: string;
  /** JSON of what `transform` is given; `null`: the script is looked at only. */
  readonly input: string | null;
}

/** What the thread answers. */
export interface SandboxReply {
  /** JSON of what `transform` returned; `null` when it returned nothing that is JSON, or was not called. */
  readonly output: string | null;
  readonly fault: { readonly message: string; readonly line: number | null; readonly column: number | null } | null;
  readonly logs: readonly string[];
  /** Of CPU. */
  readonly ms: number;
  /** It is not fit for another run. */
  readonly isSpent: boolean;
}

/** How a thread is started. */
export interface SandboxLimits {
  /** Of CPU, for one run. */
  readonly deadlineMs: number;
}
