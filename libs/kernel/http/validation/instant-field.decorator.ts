import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

/** Stands for a text that is no instant, so that no other rule takes it for one. */
const NOT_AN_INSTANT = Object.freeze({});

/**
 * A field of a body or query that holds an instant: RFC 3339 with a zone. After validation it holds a `Date`, to the millisecond.
 * A day that no calendar has (30 February) and a leap second are refused.
 */
export function IsInstant(
  options: { readonly description?: string; readonly required?: boolean } = {},
): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (parseInstant(value) ?? NOT_AN_INSTANT) : value,
    ),
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: (value: unknown) => value instanceof Date,
        defaultMessage: (args) => `${args?.property} must be a time with a zone, as in 2026-12-01T09:00:00Z`,
      },
    }),
    ApiProperty({ type: 'string', format: 'date-time', example: '2026-12-01T09:00:00Z', ...options }),
  );
}

/** RFC 3339 with a zone → `Date`; null for anything else. `new Date` takes 30 February for 2 March; the day is read apart, so that it must come back as it was. */
export function parseInstant(text: string): Date | null {
  const day = RFC_3339.exec(text)?.[1];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  const instant = new Date(text);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return exists && !Number.isNaN(instant.getTime()) ? instant : null;
}
