import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiQuery, type ApiQueryOptions } from '@nestjs/swagger';
import { type Shape } from './shape.ts';

export const SHOWS_METADATA = 'clutch:shows';

/** How `fields` and `expand` are written in a query. */
export const FIELDS_PARAMETER = {
  name: 'fields',
  required: false,
  description:
    'Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires.',
  schema: { type: 'string', maxLength: 2000, example: 'id,version' },
} as const;

/** `vehicle` where the answer has a `vehicleId`. */
export function expandParameter(shape: Shape): ApiQueryOptions {
  const names = Object.entries(shape).flatMap(([name, inner]) =>
    typeof inner === 'string' && name.endsWith('Id') ? [name.slice(0, -2)] : [],
  );
  return {
    name: 'expand',
    required: false,
    description: `References to show whole, separated by commas, at most 10 and 3 deep: ${names.join(', ') || 'none here'}.`,
    schema: { type: 'string', maxLength: 500, ...(names[0] ? { example: names[0] } : {}) },
  };
}

/** The GET shows one view of this shape: `fields` cuts it, `expand` shows what its ids name, each by the permission of its own kind. */
export function Shows(shape: Shape): MethodDecorator {
  return applyDecorators(
    SetMetadata(SHOWS_METADATA, shape),
    ApiQuery(FIELDS_PARAMETER),
    ApiQuery(expandParameter(shape)),
  );
}
