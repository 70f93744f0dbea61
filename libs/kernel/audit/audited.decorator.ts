import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const AUDITED_METADATA = 'clutch:audited';

/**
 * The route shows something sensitive: personal data, keys, exports. Every answer of it is in the audit trail before it goes out, and where
 * that cannot be, 503 goes out instead. What changes something needs no mark, and refusals of all routes are written anyway.
 */
export function Audited(): MethodDecorator {
  return applyDecorators(SetMetadata(AUDITED_METADATA, true), ApiExtension('x-audited', true));
}
