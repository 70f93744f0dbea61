import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { uuidOf } from '../../domain/typed-id.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** A path's public id → UUID. An id of another kind, or none at all, is a 404: there is nothing under that address. */
export class TypedIdPipe implements PipeTransform<string, string> {
  constructor(
    private readonly prefix: string,
    private readonly code: string,
  ) {}

  transform(value: string): string {
    const uuid = uuidOf(this.prefix, value);
    if (uuid === null) throw new ProblemError(404, this.code, 'There is nothing with this id');
    return uuid;
  }
}

/**
 * A path parameter that holds a public id: `@TypedIdParam('bookingId', 'bkg', 'booking.not-found') bookingId: string` receives
 * the UUID. A wrong prefix or a malformed id answers 404 with `code`, the same as a missing or foreign one.
 */
export function TypedIdParam(name: string, prefix: string, code: string): ParameterDecorator {
  return (target, method, index) => {
    if (method === undefined) throw new Error('@TypedIdParam belongs to a parameter of a method');
    Param(name, new TypedIdPipe(prefix, code))(target, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (descriptor) ApiParam({ name, schema: typedIdSchema(prefix) })(target, method, descriptor);
  };
}

/** How a public id with this prefix looks in the OpenAPI document. */
export function typedIdSchema(prefix: string): { type: 'string'; pattern: string; example: string } {
  return {
    type: 'string',
    pattern: `^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`,
    example: `${prefix}_01jd7r6e5vf3xbnq2m8k4tw9za`,
  };
}
