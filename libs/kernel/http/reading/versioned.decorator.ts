import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const VERSIONED_METADATA = 'clutch:versioned';

/** What a `Versioned` route keeps about itself. */
export interface VersionedMetadata {
  readonly besides?: (view: never) => unknown;
}

/**
 * The GET answers one resource whose `version` is its ETag. A request with a matching `If-None-Match` gets 304 and no body;
 * clients may keep the answer and ask again.
 *
 * When the answer shows more than its own stream, `besides` picks what may change without a new version: the ETag then is a
 * variant of the version (`"7.1c3f9ab20d41"`), which `If-Match` takes as well.
 */
export function Versioned<View extends { version: number }>(besides?: (view: View) => unknown): MethodDecorator {
  const metadata: VersionedMetadata = besides ? { besides } : {};
  return applyDecorators(SetMetadata(VERSIONED_METADATA, metadata), ApiExtension('x-versioned', true));
}
