import { type TenantRef } from '#kernel';

/** So many commands a second for so long, on one tenant. */
export interface Commands {
  readonly tenant: TenantRef;
  readonly perSecond: number;
  readonly seconds: number;
}

/** Each command's time in ms, from when it was due to its answer: one that had to wait for the process to come to it pays for that. */
export type CommandTimes = readonly number[];
