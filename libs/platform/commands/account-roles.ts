import { Injectable, Optional } from '@nestjs/common';
import { Abilities, currentTenant, DomainError, requireHeld } from '#kernel';
import { type AccessRule } from '#kernel/domain';

/** The roles that service accounts may be given. */
@Injectable()
export class AccountRoles {
  constructor(@Optional() private readonly abilities?: Abilities) {}

  /**
   * @param roleIds UUIDs
   * @throws DomainError `service-account.unknown-role`; ProblemError 403 `permission.beyond-own` when the caller has not as much
   */
  async require(roleIds: readonly string[]): Promise<void> {
    if (!this.abilities) throw new Error('An app that makes service accounts needs to know what roles give');
    const { ability, unknown } = await this.abilities.ofRoles(currentTenant(), roleIds);
    if (unknown.length > 0)
      throw new DomainError('invalid', 'service-account.unknown-role', 'roleIds must name roles of the tenant', {
        unknown: unknown.length,
      });
    requireHeld(ability.rules as readonly AccessRule[]);
  }
}

/** What decides about live data is decided in live data. @throws DomainError `service-account.live` */
export function refuseInTestData(): void {
  if (currentTenant().sandboxOf)
    throw new DomainError('forbidden', 'service-account.live', 'This belongs to the live tenant; use a live key');
}
