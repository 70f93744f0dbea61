import { type TenantRef } from '../../context/request-context.ts';
import { type AppAbility } from './ability.ts';

/** Whom permissions are granted to. */
export interface GrantHolder {
  readonly kind: 'user' | 'api-key' | 'client';
  /** UUID of a person, else the public id of a key or client. */
  readonly id: string;
  /** Assurance level of the person's session; grants may ask for the second. */
  readonly level?: 1 | 2;
  /** Whether the session was opened on a device that the person trusts; grants may ask for it. */
  readonly onTrustedDevice?: boolean;
  readonly ip?: string;
}

/** What roles are good for. */
export interface AbilityOfRoles {
  readonly ability: AppAbility;
  /** Those of the ids (UUIDs) that name no role of the tenant, or none any more; they give nothing. */
  readonly unknown: readonly string[];
}

/** What somebody may do now: the sum of the grants that are in force, through roles and groups. */
export abstract class Abilities {
  /** Fresh within a second of any change of grants or roles in any process. Somebody without a grant may do nothing. */
  abstract of(tenant: TenantRef, holder: GrantHolder): Promise<AppAbility>;

  /** What somebody could do who had exactly these roles, in the whole tenant. The same object as long as the roles stand. */
  abstract ofRoles(tenant: TenantRef, roleIds: readonly string[]): Promise<AbilityOfRoles>;
}
