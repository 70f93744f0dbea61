import { Injectable } from '@nestjs/common';
import { currentTenant, DomainError, requireAllowed, TenantDatabase } from '#kernel';
import { userSubject } from '../../domain/access/subjects.ts';
import { UserRow } from '../../entities.ts';

/** Who of the tenant's people the caller may do something to. */
@Injectable()
export class ReachablePeople {
  constructor(private readonly database: TenantDatabase) {}

  /** @throws DomainError `user.not-found`, also for whom the caller may not see; ProblemError 403 `permission.denied` for whom they may only see */
  async require(userId: string, action: 'disable'): Promise<void> {
    const person = await this.database.withEntities(currentTenant().schema, (em) => em.findOne(UserRow, { userId }));
    if (!person) throw new DomainError('not-found', 'user.not-found', 'There is no such person');
    requireAllowed(userSubject, action, person);
  }
}
