import { type TenantRef } from '#kernel';

/** What the process of the guarded routes is told. */
export interface GuardSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly tenant: TenantRef;
  /** UUID of the person who asks. */
  readonly userId: string;
  readonly port: number;
}

/** Both answer the same page of bookings; only of the first somebody asks whether the caller may see them. */
export const ROUTES = { guarded: '/v1/guarded-bookings', open: '/v1/open-bookings' } as const;
