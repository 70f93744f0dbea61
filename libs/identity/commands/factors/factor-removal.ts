import { Injectable } from '@nestjs/common';
import { AuditTrail, type TenantTransaction, typedId } from '#kernel';
import { FactorsOfPeople } from '../../aggregates.ts';
import {
  type FactorRemoved,
  type LeavingFactor,
  type PersonFactors,
  removeAllFactors,
  removeFactor,
} from '../../domain/factors/person-factors.ts';
import { AddressFactors } from './address-factors.ts';
import { FactorRows, factorsStreamOf } from './factor-rows.ts';
import { TrustedDevices } from './trusted-devices.ts';

/** Takes factors away: their story, their rows, what was trusted because of them and the audit trail stand or fall together. */
@Injectable()
export class FactorRemoval {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly addresses: AddressFactors,
    private readonly devices: TrustedDevices,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `factor.not-found`, and `factor.last-one` where one is demanded */
  async removeOne(userId: string, factorId: string, isDemanded: boolean): Promise<void> {
    const row = (await this.rows.inUse(userId)).find((factor) => factor.factorId === factorId);
    const formerAddress = row ? await this.addresses.addressOf(row) : null;
    await this.#remove(userId, (state) => removeFactor(state, { userId, factorId, formerAddress }, isDemanded));
  }

  /** @throws DomainError `factor.last-one` where one is demanded */
  async removeAll(userId: string, isDemanded: boolean): Promise<void> {
    const leaving: LeavingFactor[] = [];
    for (const row of await this.rows.inUse(userId)) {
      const { factorId, kind } = row;
      if (kind !== 'backup-code')
        leaving.push({ userId, factorId, formerAddress: await this.addresses.addressOf(row) });
    }
    await this.#remove(userId, (state) => removeAllFactors(state, leaving, isDemanded));
  }

  async #remove(userId: string, decide: (state: PersonFactors) => FactorRemoved[]): Promise<void> {
    await this.people.change(factorsStreamOf(userId), decide, async (tx, events) => {
      const removed = (events as readonly FactorRemoved[]).map(({ data }) => data);
      const ids = removed.map(({ factorId }) => factorId);
      await this.rows.remove(tx, userId, ids);
      await this.devices.forget(tx, userId);
      for (const factor of removed) await this.#record(tx, factor);
    });
  }

  #record(tx: TenantTransaction, { factorId, kind }: FactorRemoved['data']): Promise<void> {
    const id = typedId('fac', factorId);
    const targets = [{ type: 'factor', id }];
    return this.audit.record(tx, {
      action: 'factor.remove',
      outcome: 'allowed',
      targets,
      facts: { kind, factorId: id },
    });
  }
}
