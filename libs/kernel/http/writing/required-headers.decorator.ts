import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const IDEMPOTENCY_KEY_METADATA = 'clutch:idempotency-key';
export const IF_MATCH_METADATA = 'clutch:if-match';

/** The POST moves money or makes a promise: without an `Idempotency-Key` it answers 400. */
export function RequiresIdempotencyKey(): MethodDecorator {
  return applyDecorators(SetMetadata(IDEMPOTENCY_KEY_METADATA, true), ApiExtension('x-requires-idempotency-key', true));
}

/** What a route makes of `If-Match`; one that is not marked leaves the header alone, because no version is known of what it changes. */
export type IfMatchRule = 'taken' | 'required';

/**
 * The route changes a thing that has shown its version: an `If-Match` with another one is refused with 412 (RFC 9110 §13.1.1). Its
 * command compares the versions, by an aggregate or by `refuseOtherVersion`.
 */
export function TakesIfMatch(): MethodDecorator {
  return ifMatch('taken');
}

/** The same, and without an `If-Match` it answers 428 (RFC 6585). */
export function RequiresIfMatch(): MethodDecorator {
  return ifMatch('required');
}

function ifMatch(rule: IfMatchRule): MethodDecorator {
  return applyDecorators(SetMetadata(IF_MATCH_METADATA, rule), ApiExtension('x-if-match', rule));
}
