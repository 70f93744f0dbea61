import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { uuidOf } from '../../domain/typed-id.ts';
import { typedIdSchema } from './typed-id-param.ts';

/** Stands for a text that is no id of the wanted kind. A bare UUID must not pass either, so the text itself is not kept. */
const NOT_AN_ID = Object.freeze({});

/**
 * A field of a body or query that holds a public id (or, with `each`, a list of them). After validation it holds the UUID;
 * another prefix or a malformed id is a 422 that names the prefix.
 */
export function IsTypedId(prefix: string, options: { readonly each?: boolean } = {}): PropertyDecorator {
  const each = options.each ?? false;
  const uuid = (value: unknown): unknown => (typeof value === 'string' ? (uuidOf(prefix, value) ?? NOT_AN_ID) : value);
  const schema = typedIdSchema(prefix);
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (each && Array.isArray(value) ? value.map(uuid) : uuid(value))),
    ValidateBy(
      {
        name: 'isTypedId',
        validator: {
          validate: (value: unknown) => typeof value === 'string',
          defaultMessage: (args) =>
            `${each ? 'each value in ' : ''}${args?.property} must be an id that begins with ${prefix}_`,
        },
      },
      { each },
    ),
    ApiProperty(each ? { type: 'array', items: schema } : schema),
  );
}
