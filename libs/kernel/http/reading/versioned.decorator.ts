import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const VERSIONED_METADATA = 'clutch:versioned';

/**
 * The GET answers one resource whose `version` is its ETag. A request with a matching `If-None-Match` gets 304 and no body;
 * clients may keep the answer and ask again.
 */
export function Versioned(): MethodDecorator {
  return applyDecorators(SetMetadata(VERSIONED_METADATA, true), ApiExtension('x-versioned', true));
}
