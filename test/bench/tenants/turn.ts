import { type TenantRef } from '#kernel';

/** How the process's connections are found among the others. */
export const APPLICATION = 'clutch-rotation';

export interface RotationSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly serverPid: number;
  readonly tenants: readonly TenantRef[];
}

/** Steps one after another by so many clients for so long. */
export interface Turn {
  /** All tenants in rotation, or the first one alone. */
  readonly everybody: boolean;
  readonly clients: number;
  /** Whether a step appends, beside what it reads. */
  readonly appends: boolean;
  readonly seconds: number;
}

export interface Rotated {
  readonly steps: number;
  readonly seconds: number;
  /** Of the process and all of Postgres; absent where there is no /proc. */
  readonly cpuMs?: number;
}
