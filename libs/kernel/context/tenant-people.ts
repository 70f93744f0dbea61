import { type TenantRef } from './request-context.ts';

/** Somebody of a tenant who is there and can be written to. */
export interface TenantPerson {
  /** UUID. */
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
}

/** The people of a tenant as far as other contexts may know them: who still belongs to it, and who answers for it. Injectable. */
export abstract class TenantPeople {
  /** `undefined` for who was disabled, removed or erased, and who never was. */
  abstract find(tenant: Pick<TenantRef, 'schema'>, userId: string): Promise<TenantPerson | undefined>;

  /** Who may do everything in the tenant, without ifs and ends; there is always one. The first to come is the first. */
  abstract owners(tenant: Pick<TenantRef, 'schema'>): Promise<TenantPerson[]>;

  /** Tells every process that somebody has left or is back: a hint, which may be lost. */
  abstract tellOf(userId: string): void;

  /** Calls `listener` with each such person's id, or `null` when hints may have been missed, so it could be anybody. */
  abstract onChange(listener: (userId: string | null) => void): void;
}
