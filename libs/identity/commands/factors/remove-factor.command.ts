import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, type TenantTransaction, typedId } from '#kernel';
import { FactorsOfPeople } from '../../aggregates.ts';
import {
  type FactorRemoved,
  type LeavingFactor,
  removeAllFactors,
  removeFactor,
} from '../../domain/factors/person-factors.ts';
import { AddressFactors } from './address-factors.ts';
import { FactorDemands } from './factor-demands.ts';
import { FactorRows, factorsStreamOf } from './factor-rows.ts';
import { TrustedDevices } from './trusted-devices.ts';

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
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly addresses: AddressFactors,
    private readonly demands: FactorDemands,
    private readonly devices: TrustedDevices,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, factorId }: RemoveFactor): Promise<void> {
    const isDemanded = await this.demands.concern(userId);
    const row = (await this.rows.inUse(userId)).find((factor) => factor.factorId === factorId);
    const formerAddress = row ? await this.addresses.addressOf(row) : null;
    await this.people.change(
      factorsStreamOf(userId),
      (state) => removeFactor(state, { userId, factorId, formerAddress }, isDemanded),
      async (tx) => {
        await this.rows.remove(tx, userId, [factorId]);
        await this.devices.forget(tx, userId);
        await recordRemoval(this.audit, tx, [{ factorId, kind: row?.kind ?? '' }]);
      },
    );
  }
}

@CommandHandler(DisableFactors)
export class DisableFactorsHandler implements ICommandHandler<DisableFactors> {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly addresses: AddressFactors,
    private readonly demands: FactorDemands,
    private readonly devices: TrustedDevices,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId }: DisableFactors): Promise<void> {
    const isDemanded = await this.demands.concern(userId);
    const leaving: LeavingFactor[] = [];
    for (const row of await this.rows.inUse(userId)) {
      const { factorId } = row;
      if (row.kind !== 'backup-code')
        leaving.push({ userId, factorId, formerAddress: await this.addresses.addressOf(row) });
    }
    await this.people.change(
      factorsStreamOf(userId),
      (state) => removeAllFactors(state, leaving, isDemanded),
      async (tx, events) => {
        const removed = (events as readonly FactorRemoved[]).map(({ data }) => data);
        const ids = removed.map(({ factorId }) => factorId);
        await this.rows.remove(tx, userId, ids);
        await this.devices.forget(tx, userId);
        await recordRemoval(this.audit, tx, removed);
      },
    );
  }
}

async function recordRemoval(
  audit: AuditTrail,
  tx: TenantTransaction,
  removed: readonly { readonly factorId: string; readonly kind: string }[],
): Promise<void> {
  for (const { factorId, kind } of removed) {
    const id = typedId('fac', factorId);
    const targets = [{ type: 'factor', id }];
    await audit.record(tx, { action: 'factor.remove', outcome: 'allowed', targets, facts: { kind, factorId: id } });
  }
}
