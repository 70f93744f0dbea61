import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, DECORATORS } from '@nestjs/swagger';
import { type Deprecation } from './deprecation.ts';

export const DEPRECATION_METADATA = 'clutch:deprecation';
/** In the document, for readers and for tools: since when, until when, and what to use instead. */
export const DEPRECATION_EXTENSION = 'x-deprecation';

/**
 * The operation is going to end: its answers say since when, until when and what to use instead, whoever uses it is told once for each
 * key, and the document strikes it through. An app in which the sunset lies less than 12 months after `since` does not start. Stands above
 * `@ApiOperation`.
 */
export function Deprecated(deprecation: Deprecation): MethodDecorator {
  return applyDecorators(
    SetMetadata(DEPRECATION_METADATA, deprecation),
    ApiExtension(DEPRECATION_EXTENSION, deprecation),
    markOperation,
  );
}

const markOperation: MethodDecorator = (_target, _name, { value }: PropertyDescriptor) => {
  const handler = value as object;
  const operation = Reflect.getMetadata(DECORATORS.API_OPERATION, handler) as object | undefined;
  Reflect.defineMetadata(DECORATORS.API_OPERATION, { ...operation, deprecated: true }, handler);
};
