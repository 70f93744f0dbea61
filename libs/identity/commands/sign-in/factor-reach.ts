import { Injectable } from '@nestjs/common';
import { type Assurance, AssuranceReach, type TenantRef, uuidOf } from '#kernel';
import { Factors } from '../../domain/factors/factors.ts';

/** Who has a second factor can get to the second level; everybody else proves their password again. */
@Injectable()
export class FactorReach extends AssuranceReach {
  constructor(private readonly factors: Factors) {
    super();
  }

  override async highestOf(_tenant: TenantRef, userId: string): Promise<Assurance['level']> {
    const { demand } = await this.factors.demandOf(uuidOf('usr', userId)!);
    return demand === 'prove' ? 2 : 1;
  }
}
