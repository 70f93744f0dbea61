import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const READS_PROJECTION_METADATA = 'clutch:reads-projection';

/**
 * The GET reads this projection. A request with `Clutch-Min-Position` waits up to 2 s until the projection is there, so that a
 * client reads its own write; later it is a 503 `projection.behind`.
 */
export function ReadsProjection(name: string): MethodDecorator {
  return applyDecorators(SetMetadata(READS_PROJECTION_METADATA, name), ApiExtension('x-reads-projection', name));
}
