import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FactorsOfPeople } from '../../aggregates.ts';
import { FactorSecrets } from '../../domain/factors/factor-secrets.ts';
import { type LeavingFactor, removeAllFactors, removeFactor } from '../../domain/factors/person-factors.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { FactorRows, factorsStreamOf } from './factor-rows.ts';

/** Takes one factor away; with the last one the backup codes go too. @throws DomainError `factor.last-one` */
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

/** What both do: the story and the rows stand or fall together. */
@CommandHandler(RemoveFactor)
export class RemoveFactorHandler implements ICommandHandler<RemoveFactor> {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly secrets: FactorSecrets,
  ) {}

  async execute({ userId, factorId }: RemoveFactor): Promise<void> {
    const row = (await this.rows.inUse(userId)).find((factor) => factor.factorId === factorId);
    const formerAddress = row ? await formerAddressOf(this.secrets, row) : null;
    await this.people.change(
      factorsStreamOf(userId),
      (state) => removeFactor(state, { userId, factorId, formerAddress }, false),
      (tx) => this.rows.remove(tx, userId, [factorId]),
    );
  }
}

@CommandHandler(DisableFactors)
export class DisableFactorsHandler implements ICommandHandler<DisableFactors> {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly secrets: FactorSecrets,
  ) {}

  async execute({ userId }: DisableFactors): Promise<void> {
    const rows = (await this.rows.inUse(userId)).filter(({ kind }) => kind !== 'backup-code');
    const leaving: LeavingFactor[] = [];
    for (const row of rows)
      leaving.push({ userId, factorId: row.factorId, formerAddress: await formerAddressOf(this.secrets, row) });
    await this.people.change(
      factorsStreamOf(userId),
      (state) => removeAllFactors(state, leaving, false),
      async (tx, events) => this.rows.remove(tx, userId, events.flatMap(({ data }) => ('factorId' in data ? data.factorId : []))),
    );
  }
}

/** Where codes of the factor went to, so that it can be told. */
async function formerAddressOf(
  secrets: FactorSecrets,
  { userId, factorId, kind, secret }: FactorRow,
): Promise<string | null> {
  return secret && (kind === 'sms' || kind === 'email') ? secrets.open(userId, factorId, secret) : null;
}
