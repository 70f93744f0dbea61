/** What the process that catches up is told at its start. */
export interface ProjectionSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly serverPid: number;
}

/** How a drain of one tenant went. Memory and processor time are absent where there is no /proc. */
export interface Drained {
  readonly seconds: number;
  /** Of this process and all of Postgres. */
  readonly cpuMs?: number;
  /** Of the resident memory, from the drain's begin to its peak. */
  readonly growthMb?: number;
}
