import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateBy } from 'class-validator';
import ipaddr from 'ipaddr.js';

const MOST_TEXTS = 50;
const LONGEST_NAME = 40;
const LONGEST_TEXT = 500;

/** A field of a body that holds networks: up to 50 CIDR blocks of IPv4 or IPv6, each once. */
export function IsNetworks({ required = false }: { readonly required?: boolean } = {}): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(50),
    ArrayUnique(),
    ValidateBy(
      {
        name: 'isNetwork',
        validator: {
          validate: (value: unknown) => typeof value === 'string' && ipaddr.isValidCIDR(value),
          defaultMessage: (args) =>
            `each value in ${args?.property} must be a CIDR block, such as 192.0.2.0/24 or 2001:db8::/32`,
        },
      },
      { each: true },
    ),
    ApiProperty({
      required,
      type: 'array',
      maxItems: 50,
      items: { type: 'string', maxLength: 49, example: '192.0.2.0/24' },
    }),
  );
}

/** A field of a body that holds web origins: up to 20 as browsers send them, each once; without TLS only those of the own machine. */
export function IsWebOrigins(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(20),
    ArrayUnique(),
    ValidateBy(
      {
        name: 'isWebOrigin',
        validator: {
          validate: isWebOrigin,
          defaultMessage: (args) =>
            `each value in ${args?.property} must be an origin, such as https://app.garage.example, without a path; http only for localhost`,
        },
      },
      { each: true },
    ),
    ApiProperty({
      required: false,
      type: 'array',
      maxItems: 20,
      items: { type: 'string', maxLength: 260, example: 'https://app.garage.example' },
    }),
  );
}

const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

function isWebOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 260 || !URL.canParse(value)) return false;
  const { origin, protocol, hostname } = new URL(value);
  return origin === value && (protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.has(hostname)));
}

/** A field of a body that holds texts by name, up to 50. With `clears`, `null` may stand for a text: it takes the name away. */
export function IsMetadata({ clears = false }: { readonly clears?: boolean } = {}): PropertyDecorator {
  const isText = (value: unknown): boolean =>
    (clears && value === null) || (typeof value === 'string' && value.length <= LONGEST_TEXT);
  return applyDecorators(
    ValidateBy({
      name: 'isMetadata',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'object' &&
          value !== null &&
          !Array.isArray(value) &&
          Object.keys(value).length <= MOST_TEXTS &&
          Object.entries(value).every(([name, text]) => name.length <= LONGEST_NAME && name !== '' && isText(text)),
        defaultMessage: (args) =>
          `${args?.property} must be an object of at most ${MOST_TEXTS} texts, each of at most ${LONGEST_TEXT} characters under a name of at most ${LONGEST_NAME}`,
      },
    }),
    ApiPropertyOptional({
      type: 'object',
      additionalProperties: clears
        ? { oneOf: [{ type: 'string', maxLength: LONGEST_TEXT }, { type: 'null' }] }
        : { type: 'string', maxLength: LONGEST_TEXT },
      example: { team: 'till' },
    }),
  );
}
