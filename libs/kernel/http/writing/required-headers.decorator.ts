import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const IDEMPOTENCY_KEY_METADATA = 'clutch:idempotency-key';
export const IF_MATCH_METADATA = 'clutch:if-match';

/** The POST moves money or makes a promise: without an `Idempotency-Key` it answers 400. */
export function RequiresIdempotencyKey(): MethodDecorator {
  return applyDecorators(SetMetadata(IDEMPOTENCY_KEY_METADATA, true), ApiExtension('x-requires-idempotency-key', true));
}

/** The route changes a versioned resource: without an `If-Match` it answers 428 (RFC 6585). */
export function RequiresIfMatch(): MethodDecorator {
  return applyDecorators(SetMetadata(IF_MATCH_METADATA, true), ApiExtension('x-requires-if-match', true));
}
