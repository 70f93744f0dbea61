import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const COST_METADATA = 'clutch:cost';

/**
 * How many requests a call of this route counts for in every limit, quota and credit; 1 where nothing is said. The OpenAPI document
 * shows it as `x-cost`.
 * @throws RangeError at load, for anything but a whole number from 1 to 1000
 */
export function Cost(cost: number): MethodDecorator {
  if (!Number.isInteger(cost) || cost < 1 || cost > 1_000) throw new RangeError(`A cost is 1 to 1000, not ${cost}`);
  return applyDecorators(SetMetadata(COST_METADATA, cost), ApiExtension('x-cost', cost));
}
