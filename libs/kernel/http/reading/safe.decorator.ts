import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const SAFE_METADATA = 'clutch:safe';

/** The POST changes nothing: it is read like a GET, takes no idempotency key, and stands in the audit trail only where a GET would. */
export function Safe(): MethodDecorator {
  return applyDecorators(SetMetadata(SAFE_METADATA, true), ApiExtension('x-safe', true));
}
