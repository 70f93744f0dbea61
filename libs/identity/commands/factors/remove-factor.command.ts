import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FactorDemands } from './factor-demands.ts';
import { FactorRemoval } from './factor-removal.ts';

/** Takes one factor away; with the last one the backup codes go too. @throws DomainError `factor.not-found`, `factor.last-one` */
export class RemoveFactor extends Command<void> {
  constructor(
    readonly userId: string,
    readonly factorId: string,
  ) {
    super();
  }
}

/** Takes all factors away. @throws DomainError `factor.last-one` */
export class DisableFactors extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(RemoveFactor)
export class RemoveFactorHandler implements ICommandHandler<RemoveFactor> {
  constructor(
    private readonly removal: FactorRemoval,
    private readonly demands: FactorDemands,
  ) {}

  async execute({ userId, factorId }: RemoveFactor): Promise<void> {
    await this.removal.removeOne(userId, factorId, await this.demands.concern(userId));
  }
}

@CommandHandler(DisableFactors)
export class DisableFactorsHandler implements ICommandHandler<DisableFactors> {
  constructor(
    private readonly removal: FactorRemoval,
    private readonly demands: FactorDemands,
  ) {}

  async execute({ userId }: DisableFactors): Promise<void> {
    await this.removal.removeAll(userId, await this.demands.concern(userId));
  }
}
