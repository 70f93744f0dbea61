import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, currentTenant, DomainError, typedId } from '#kernel';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';
import { SignIns } from '../sign-in/sign-ins.ts';
import { FactorRemoval } from './factor-removal.ts';
import { FactorRows } from './factor-rows.ts';

/**
 * Helps somebody in again who has lost all of their factors: takes them away, with the backup codes, and ends every session. At the next
 * sign-in they set up another one, if one is demanded. @throws DomainError `user.not-found`, `factor.own-account`, `factor.of-owner`
 */
export class ResetFactors extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(ResetFactors)
export class ResetFactorsHandler implements ICommandHandler<ResetFactors> {
  constructor(
    private readonly removal: FactorRemoval,
    private readonly rows: FactorRows,
    private readonly signIns: SignIns,
  ) {}

  async execute({ userId }: ResetFactors): Promise<void> {
    await this.#refuse(userId);
    await this.removal.removeAll(userId, false);
    await this.signIns.endAll(currentTenant(), userId, 'factors-reset');
  }

  async #refuse(userId: string): Promise<void> {
    if (!(await this.rows.isThere(userId)))
      throw new DomainError('not-found', 'user.not-found', 'There is no such person');
    const { actor, ability } = currentContext()!;
    if (actor?.id === typedId('usr', userId))
      throw new DomainError('conflict', 'factor.own-account', 'Remove your own factors at /v1/auth/mfa/factors');
    // Who resets a factor is half-way into the account; nobody gets there into more than they have.
    const isOwner = (await this.rows.rolesOf(userId)).includes(OWNER_ROLE);
    if (isOwner && !ability?.can('manage', 'all'))
      throw new DomainError('forbidden', 'factor.of-owner', 'Only another owner resets the factors of an owner');
  }
}
