import { type TenantRef } from '#kernel';

/** What a process that answers constants is told. */
export interface ExtrasSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly tenant: TenantRef;
  readonly port: number;
  /** Whether it limits, counts and keeps. */
  readonly withExtras: boolean;
}

export const EXTRAS_PATH = '/v1/constant';
